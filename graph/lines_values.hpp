#pragma once
// One line of lazo-jsonl/1 -> the values it holds. Private to lines_read.cpp.
//
// Every reader returns what is wrong with the line, or an empty text.

#include <optional>
#include <string>
#include <string_view>

#include "graph/base/json.hpp"
#include "graph/extraction.hpp"

namespace lazo {

class Ontology;

class LineValues {
 public:
  LineValues(const Json& line, const Ontology& ontology) : line_(line), ontology_(ontology) {}

  [[nodiscard]] std::string known_node(KnownNode& row);
  /// A `document` line: the document without text, and its entities.
  [[nodiscard]] std::string document(Extraction& extraction);
  /// A text, sentence, mention, claim or fact line of this document.
  [[nodiscard]] std::string part(std::string_view kind, Extraction& extraction);

 private:
  void text(Extraction& extraction);
  void sentence(Extraction& extraction);
  void mention(Extraction& extraction);
  void claim(Extraction& extraction);
  void fact(Extraction& extraction);

  void fail(const std::string& what) {
    if (problem_.empty()) problem_ = what;
  }
  // Each reads a member and notes a problem if it is missing or of the wrong kind.
  [[nodiscard]] std::uint32_t offset(const Json& json, std::string_view name);
  [[nodiscard]] Span span(const Json& json);
  [[nodiscard]] std::optional<Span> optional_span(const Json& json, std::string_view name);
  [[nodiscard]] EntityId entity(const Json& json, std::string_view name);
  [[nodiscard]] EntityId optional_entity(const Json& json, std::string_view name);
  [[nodiscard]] std::uint16_t confidence();
  [[nodiscard]] std::optional<Attribution> attribution();
  [[nodiscard]] std::optional<TimeRange> time();
  [[nodiscard]] std::optional<Quantity> quantity(const Json& json);
  [[nodiscard]] Role role(const Json& json);
  [[nodiscard]] RelationId relation(std::string_view name);
  [[nodiscard]] NodeType type(const Json& json);
  template <typename Enum>
  [[nodiscard]] Enum value(const Json& json, std::string_view name, std::string_view otherwise);
  void check_quote(const Json& json, Span span, const Extraction& extraction);

  const Json& line_;          // owned by the caller
  const Ontology& ontology_;  // likewise
  DocumentId document_;       ///< to which the local entities must belong
  std::string problem_;
};

}  // namespace lazo
