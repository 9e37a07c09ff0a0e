// A Mermaid flowchart for Markdown. Node ids are numbers of this file: names never stand outside a
// quoted label. Tested by mermaid_test.cpp.
#include <set>

#include "exporters/diagram_style.hpp"
#include "exporters/diagram_words.hpp"
#include "exporters/drawn_lines.hpp"
#include "exporters/escape.hpp"
#include "exporters/formats.hpp"
#include "graph/ontology/wording.hpp"

namespace lazo {
namespace {

/// What opens and closes a node of this type.
std::pair<std::string_view, std::string_view> brackets(std::string_view type) {
  if (type == "country" || type == "bloc" || type == "place") return {"(\"", "\")"};
  if (type == "person" || type == "sector" || type == "product") return {"([\"", "\"])"};
  if (type == "agreement") return {"{{\"", "\"}}"};
  if (type == "event") return {">\"", "\"]"};
  if (type == "group") return {"[[\"", "\"]]"};
  return {"[\"", "\"]"};
}

std::string_view arrow(const DrawnLine& line) {
  if (line.layer == EdgeLayer::kBackground) return "---";
  switch (line.status) {
    case ClaimStatus::kStated:
      return line.symmetric ? "---" : "-->";
    case ClaimStatus::kDenied:
      return "--x";
    case ClaimStatus::kReported:
    case ClaimStatus::kIntended:
    case ClaimStatus::kRequired:
    case ClaimStatus::kPossible:
      break;
  }
  return line.symmetric ? "-.-" : "-.->";
}

std::string words_of(const DrawnLine& line, const ExportContext& context) {
  const Language language = context.options.language;
  std::string words;
  for (const RelationId relation : line.relations) {
    if (!words.empty()) words.append(", ");
    words.append(line.layer == EdgeLayer::kBackground
                     ? std::string(context.ontology.label(relation, LabelForm::kForward, language))
                     : word_tie(context.ontology, relation, line.status, language));
  }
  if (line.status == ClaimStatus::kReported && line.layer == EdgeLayer::kTyped) {
    words.append(" (").append(status_label(line.status, language)).append(")");
  }
  return words;
}

}  // namespace

Status write_mermaid(const ExportGraph& graph, const ExportContext& context, TextSink& sink) {
  BufferedText out(sink);
  const Theme theme = context.options.theme;
  out << "flowchart LR\n";
  std::set<NodeType> types;
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    const ExportNode& node = graph.nodes[i];
    const std::string_view type = context.ontology.type(node.type).name;
    const auto [open, close] = brackets(type);
    types.insert(node.type);
    out << "  n" << std::to_string(i) << open
        << mermaid_label(node.name.empty() ? node.key : node.name) << close << ":::" << type
        << "\n";
    LAZO_CHECK(out.settle());
  }
  const std::vector<DrawnLine> lines = drawn_lines(graph, context.ontology);
  for (const DrawnLine& line : lines) {
    out << "  n" << std::to_string(line.source) << " " << arrow(line) << "|\""
        << mermaid_label(words_of(line, context)) << "\"| n" << std::to_string(line.target) << "\n";
    LAZO_CHECK(out.settle());
  }
  for (const NodeType type : types) {
    const std::string_view name = context.ontology.type(type).name;
    const NodeStyle style = node_style(name, theme);
    out << "  classDef " << name << " fill:" << style.fill << ",stroke:" << style.border
        << ",color:" << palette_of(theme).text << "\n";
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool plain = lines[i].layer == EdgeLayer::kBackground ||
                       lines[i].status == ClaimStatus::kDenied || lines[i].sign == Sign::kNeutral;
    const std::string_view color =
        plain ? palette_of(theme).neutral : tie_color(lines[i].sign, theme);
    out << "  linkStyle " << std::to_string(i) << " stroke:" << color.substr(0, 7) << "\n";
  }
  return out.flush();
}

}  // namespace lazo
