#pragma once
// The bytes of a snapshot file: header, table of sections, sections. docs/snapshot-format.md says
// the same in words. Private to snapshot*.cpp and their tests.

#include <array>
#include <cstddef>
#include <cstdint>

namespace lazo::snapshot_layout {

inline constexpr std::array<char, 8> kMagic = {'L', 'A', 'Z', 'O', 'S', 'N', 'A', 'P'};
/// Rises with every change of the layout or of what the fold makes of the same documents.
inline constexpr std::uint32_t kVersion = 3;
inline constexpr std::size_t kAlignment = 8;

struct Header {
  std::array<char, 8> magic = kMagic;
  std::uint32_t version = kVersion;
  std::uint32_t sections = 0;
  std::array<std::uint8_t, 16> store_uuid{};
  std::uint64_t generation = 0;
  std::uint64_t file_size = 0;
  std::uint64_t table_checksum = 0;  ///< of the table of sections
  std::uint64_t checksum = 0;        ///< of this header up to here
};
static_assert(sizeof(Header) == 64);

/// Numbers are stored: do not renumber. One section of each kind, in this order.
enum class SectionKind : std::uint32_t {
  kStrings = 0,        // bytes; texts of all other sections
  kNodes = 1,          // NodeRecord
  kDocuments = 2,      // DocumentRecord
  kOutOffsets = 3,     // u32[nodes + 1]: edges that leave a node
  kInOffsets = 4,      // u32[nodes + 1]: entries of the in-arc columns
  kEdgeTargets = 5,    // u32[edges]
  kEdgeRelations = 6,  // numbers[edges]
  kEdgeBits = 7,       // numbers[edges]: edge_bits
  kEdgeHints = 8,      // EdgeHint[edges / kEdgesPerHint, rounded up]
  // Edges of another number of claims than one, rising, and a last entry behind the last edge.
  kIrregularEdges = 9,       // u32
  kIrregularClaims = 10,     // u32: the first claim of each
  kIrregularSummaries = 11,  // u32: the first summary of each
  kInSources = 12,           // u32[edges]
  kInRelations = 13,         // numbers[edges]
  kInEdges = 14,             // u32[edges]
  kClaimDocuments = 15,      // numbers[claims]
  kClaimIndices = 16,        // numbers[claims]
  kClaimSentences = 17,      // numbers[claims]: 0xFFFFFFFF if none
  kClaimDays = 18,           // numbers[claims]: 0 if none
  kClaimSpeakers = 19,       // numbers[claims]: 0xFFFFFFFF if none
  kClaimAbouts = 20,         // numbers[claims]: 0xFFFFFFFF if none
  kClaimConfidences = 21,    // numbers[claims]
  kClaimBits = 22,           // numbers[claims]: claim_bits
  kClaimPrefixes = 23,       // numbers[claims]: the first 16 bits of the id
  kSummaries = 24,           // SummaryRecord
  kNames = 25,               // NameRecord, by (folded, node)
  kNameLanguages = 26,       // Text; NameRecord::language - 1
  kNameOffsets = 27,         // u32[nodes + 1]: entries of kNamesByNode
  kNamesByNode = 28,         // numbers: names of each node
  kMentionOffsets = 29,      // u32[nodes + 1]: entries of kMentions
  kMentions = 30,            // numbers: documents that mention each node
  kEntityNodes = 31,         // u32: node of each local entity, by document and number
  kBackground = 32,          // BackgroundRecord, by edge
  kFigures = 33,             // u32: hub_neighbors
  kVotes = 34,               // VoteRecord, by node
};
inline constexpr std::uint32_t kSectionCount = 35;

struct Section {
  SectionKind kind = SectionKind::kStrings;
  std::uint32_t element_size = 1;
  std::uint64_t offset = 0;  ///< from the begin of the file, a multiple of kAlignment
  std::uint64_t count = 0;
  std::uint64_t checksum = 0;
};
static_assert(sizeof(Section) == 32);

/// Where the search for the source and the claims of an edge begins.
struct EdgeHint {
  std::uint32_t source = 0;     ///< of edge kEdgesPerHint * i
  std::uint32_t irregular = 0;  ///< first entry of kIrregularEdges that is not below that edge
};
static_assert(sizeof(EdgeHint) == 8);
inline constexpr std::uint32_t kEdgesPerHint = 128;

/// A text in kStrings.
struct Text {
  std::uint32_t begin = 0;
  std::uint32_t size = 0;
};

struct NodeRecord {
  Text key;
  Text name;
  std::uint32_t neighbors = 0;
  std::uint32_t mentions = 0;
  std::uint16_t type = 0xFFFF;  ///< 0xFFFF: unknown
  std::uint8_t level = 0;
  std::uint8_t reserved = 0;
};
static_assert(sizeof(NodeRecord) == 28);

struct DocumentRecord {
  std::uint64_t id = 0;
  std::uint32_t row = 0;
  std::uint32_t published = 0;
  Text title;
  Text publisher;
  Text uri;
  std::uint32_t claims = 0;
  std::uint32_t duplicates = 0;
  std::uint32_t first_entity = 0;  ///< of kEntityNodes
  std::uint32_t entities = 0;
  std::uint32_t language = 0;
  std::uint32_t reserved = 0;
};
static_assert(sizeof(DocumentRecord) == 64);

struct SummaryRecord {
  std::uint32_t claims = 0;
  std::uint32_t sources = 0;
  std::uint32_t first = 0;
  std::uint32_t latest = 0;
  std::uint16_t belief = 0;
  std::uint16_t confidence = 0;
  std::uint32_t status = 0;
};
static_assert(sizeof(SummaryRecord) == 24);

struct NameRecord {
  Text text;
  Text folded;
  std::uint32_t node = 0;
  std::uint16_t language = 0;  ///< 0: none; else its place in kNameLanguages, from 1
  std::uint8_t role = 0;
  std::uint8_t reserved = 0;
};
static_assert(sizeof(NameRecord) == 24);

struct BackgroundRecord {
  std::uint32_t edge = 0;
  Text from;
  Text to;
  Text source;
};
static_assert(sizeof(BackgroundRecord) == 28);

/// What entities said of the name or the type of a node: from it both are chosen again when newer
/// documents speak of the node. A node without an entry: all its entities said the name and the
/// type that it has, with the weight of its mentions (of its entities, if it has no mentions).
struct VoteRecord {
  std::uint32_t node = 0;
  std::uint32_t weight = 0;
  Text name;                    ///< empty: a vote for a type
  std::uint16_t type = 0xFFFF;  ///< 0xFFFF: a vote for a name; without one too: nobody said any
  std::uint16_t reserved = 0;
};
static_assert(sizeof(VoteRecord) == 20);

/// kEdgeBits: the low 6 bits are the mask of statuses.
inline constexpr unsigned kEdgeBackground = 6;
inline constexpr unsigned kEdgeDisputed = 7;
inline constexpr unsigned kEdgeChanged = 8;
inline constexpr unsigned kEdgeSymmetric = 9;

}  // namespace lazo::snapshot_layout
