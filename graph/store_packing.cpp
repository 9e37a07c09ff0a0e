#include "graph/store_packing.hpp"

#include "graph/packing.hpp"
#include "graph/packing_values.hpp"

namespace lazo {
namespace {

using namespace packing;

constexpr std::uint64_t kLevelCount = 3;
constexpr std::uint64_t kHowCount = 4;
constexpr std::uint64_t kBlockKindCount = 13;
constexpr std::uint64_t kNameRoleCount = 5;

// Bits of the first byte of a fact.
constexpr unsigned kFactNegated = 1;
constexpr unsigned kFactQuantity = 2;
constexpr unsigned kFactAttribution = 4;
constexpr unsigned kFactAnonymous = 8;
constexpr unsigned kFactTime = 16;

void write_blocks(PackWriter& out, const std::vector<Block>& blocks) {
  out.number(blocks.size());
  std::uint32_t from = 0;
  for (const Block& block : blocks) {
    out.number(static_cast<std::uint64_t>(block.kind));
    out.byte(block.level);
    write_span(out, block.span, from);
    out.number(block.ignored.size());
    for (const Span span : block.ignored) write_span(out, span, block.span.begin);
    from = block.span.end;
  }
}

void read_blocks(PackReader& in, std::vector<Block>& blocks) {
  blocks.resize(in.count(5));
  std::uint32_t from = 0;
  for (Block& block : blocks) {
    block.kind = in.below<BlockKind>(kBlockKindCount);
    block.level = in.byte();
    block.span = read_span(in, from);
    block.ignored.resize(in.count(2));
    for (Span& span : block.ignored) span = read_span(in, block.span.begin);
    from = block.span.end;
  }
}

void write_source_map(PackWriter& out, const std::vector<SourceRange>& ranges) {
  out.number(ranges.size());
  std::uint32_t from = 0;
  for (const SourceRange& range : ranges) {
    write_span(out, range.text, from);
    out.text(range.locator);
    from = range.text.end;
  }
}

void read_source_map(PackReader& in, std::vector<SourceRange>& ranges) {
  ranges.resize(in.count(3));
  std::uint32_t from = 0;
  for (SourceRange& range : ranges) {
    range.text = read_span(in, from);
    range.locator = in.text();
    from = range.text.end;
  }
}

void write_sentences(PackWriter& out, TextTableWriter& texts,
                     const std::vector<SentenceRecord>& sentences) {
  out.number(sentences.size());
  std::uint32_t from = 0;
  for (const SentenceRecord& sentence : sentences) {
    write_span(out, sentence.span, from);
    out.number(texts.number_of(sentence.reason));
    from = sentence.span.end;
  }
}

void read_sentences(PackReader& in, const TextTableReader& texts,
                    std::vector<SentenceRecord>& sentences) {
  sentences.resize(in.count(3));
  std::uint32_t from = 0;
  for (SentenceRecord& sentence : sentences) {
    sentence.span = read_span(in, from);
    sentence.reason = texts.read(in);
    from = sentence.span.end;
  }
}

void write_mentions(PackWriter& out, const std::vector<Mention>& mentions) {
  out.number(mentions.size());
  std::uint32_t from = 0;
  for (const Mention& mention : mentions) {
    write_span(out, mention.span, from);
    out.number(mention.entity.value);
    out.number(static_cast<std::uint64_t>(mention.how));
    from = mention.span.begin;
  }
}

void read_mentions(PackReader& in, std::vector<Mention>& mentions) {
  mentions.resize(in.count(4));
  std::uint32_t from = 0;
  for (Mention& mention : mentions) {
    mention.span = read_span(in, from);
    mention.entity.value = in.number32();
    mention.how = in.below<MentionHow>(kHowCount);
    from = mention.span.begin;
  }
}

void write_fact(PackWriter& out, TextTableWriter& texts, const Fact& fact) {
  unsigned bits = fact.negated ? kFactNegated : 0U;
  if (fact.quantity) bits |= kFactQuantity;
  if (fact.attribution) bits |= kFactAttribution;
  if (fact.attribution && fact.attribution->anonymous) bits |= kFactAnonymous;
  if (fact.time) bits |= kFactTime;
  out.byte(static_cast<std::uint8_t>(bits));
  write_optional(out, fact.entity);
  out.number(texts.number_of(fact.property));
  out.text(fact.value);
  write_optional(out, fact.scope);
  out.number(fact.sentence.begin);
  out.number(fact.sentence.size());
  write_span(out, fact.span, fact.sentence.begin);
  out.text(fact.record);
  out.number(static_cast<std::uint64_t>(fact.mood));
  out.number(fact.confidence);
  out.number(texts.number_of(fact.rule));
  if (fact.quantity) write_quantity(out, texts, *fact.quantity);
  if (fact.attribution) {
    write_optional(out, fact.attribution->speaker);
    write_attribution(out, texts, *fact.attribution, fact.sentence.begin);
  }
  if (fact.time) write_time(out, texts, *fact.time);
}

void read_fact(PackReader& in, const TextTableReader& texts, Fact& fact) {
  const std::uint8_t bits = in.byte();
  fact.negated = (bits & kFactNegated) != 0;
  fact.entity = read_optional<EntityId>(in);
  fact.property = texts.read(in);
  fact.value = in.text();
  fact.scope = read_optional<EntityId>(in);
  fact.sentence.begin = in.number32();
  fact.sentence.end = fact.sentence.begin + in.number32();
  fact.span = read_span(in, fact.sentence.begin);
  fact.record = in.text();
  fact.mood = in.below<Mood>(kMoodCount);
  fact.confidence = in.below<std::uint16_t>(10001);
  fact.rule = texts.read(in);
  if ((bits & kFactQuantity) != 0) fact.quantity = read_quantity(in, texts);
  if ((bits & kFactAttribution) != 0) {
    fact.attribution.emplace();
    fact.attribution->anonymous = (bits & kFactAnonymous) != 0;
    fact.attribution->speaker = read_optional<EntityId>(in);
    read_attribution(in, texts, *fact.attribution, fact.sentence.begin);
  }
  if ((bits & kFactTime) != 0) fact.time = read_time(in, texts);
}

}  // namespace

std::string pack_entities(const Extraction& extraction) {
  std::vector<std::uint32_t> mentions(extraction.entities.size(), 0);
  for (const Mention& mention : extraction.mentions) ++mentions[mention.entity.index()];
  PackWriter out;
  out.number(extraction.entities.size());
  for (std::size_t i = 0; i < extraction.entities.size(); ++i) {
    const LocalEntity& entity = extraction.entities[i];
    out.number(static_cast<std::uint64_t>(entity.level));
    write_optional(out, entity.type);
    out.text(entity.key);
    out.text(entity.name);
    out.number(mentions[i]);
  }
  return std::string(out.bytes());
}

bool read_fold_entities(std::string_view packed, std::vector<FoldEntity>& out) {
  PackReader in(packed);
  out.resize(in.count(5));
  for (FoldEntity& entity : out) {
    entity.level = in.below<Level>(kLevelCount);
    entity.type = read_optional<NodeType>(in);
    entity.key = in.text();
    entity.name = in.text();
    entity.mentions = in.number32();
  }
  return in.ok() && in.at_end();
}

bool unpack_entities(std::string_view packed, std::vector<LocalEntity>& out) {
  std::vector<FoldEntity> entities;
  const bool ok = read_fold_entities(packed, entities);
  out.clear();
  out.reserve(entities.size());
  for (const FoldEntity& e : entities) {
    out.push_back(LocalEntity{e.level, e.type, std::string(e.key), std::string(e.name)});
  }
  return ok;
}

std::string pack_content(const Extraction& extraction) {
  PackWriter body;
  TextTableWriter texts;
  write_blocks(body, extraction.document.blocks);
  write_source_map(body, extraction.document.source_map);
  write_sentences(body, texts, extraction.sentences);
  write_mentions(body, extraction.mentions);
  body.number(extraction.facts.size());
  for (const Fact& fact : extraction.facts) write_fact(body, texts, fact);
  PackWriter out;
  texts.write(out);
  out.raw(body.bytes());
  return std::string(out.bytes());
}

bool unpack_content(std::string_view packed, Extraction& out) {
  PackReader in(packed);
  const TextTableReader texts(in);
  read_blocks(in, out.document.blocks);
  read_source_map(in, out.document.source_map);
  read_sentences(in, texts, out.sentences);
  read_mentions(in, out.mentions);
  out.facts.resize(in.count(12));
  for (Fact& fact : out.facts) read_fact(in, texts, fact);
  return in.ok() && in.at_end();
}

std::string pack_known(const KnownNode& row) {
  PackWriter out;
  out.text(row.key);
  write_optional(out, row.type);
  out.text(row.name);
  out.number(row.names.size());
  for (const NodeName& name : row.names) {
    out.text(name.text);
    out.text(name.lang);
    out.number(static_cast<std::uint64_t>(name.role));
  }
  out.number(row.ids.size());
  for (const ExternalId& id : row.ids) {
    out.text(id.scheme);
    out.text(id.value);
  }
  out.number(row.background.size());
  for (const BackgroundTie& tie : row.background) {
    out.number(tie.relation.value);
    out.text(tie.target);
    out.text(tie.from);
    out.text(tie.to);
    out.text(tie.source);
  }
  return std::string(out.bytes());
}

bool unpack_known(std::string_view packed, KnownNode& out) {
  PackReader in(packed);
  out.key = in.text();
  out.type = read_optional<NodeType>(in);
  out.name = in.text();
  out.names.resize(in.count(3));
  for (NodeName& name : out.names) {
    name.text = in.text();
    name.lang = in.text();
    name.role = in.below<NameRole>(kNameRoleCount);
  }
  out.ids.resize(in.count(2));
  for (ExternalId& id : out.ids) {
    id.scheme = in.text();
    id.value = in.text();
  }
  out.background.resize(in.count(5));
  for (BackgroundTie& tie : out.background) {
    tie.relation.value = in.number32();
    tie.target = in.text();
    tie.from = in.text();
    tie.to = in.text();
    tie.source = in.text();
  }
  return in.ok() && in.at_end();
}

}  // namespace lazo
