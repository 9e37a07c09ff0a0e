// Tested by dot_test.cpp.
#include "exporters/diagram_legend.hpp"

#include <algorithm>
#include <set>

#include "exporters/diagram_style.hpp"
#include "exporters/diagram_words.hpp"
#include "exporters/escape.hpp"
#include "exporters/wrap.hpp"

namespace lazo {
namespace {

void append_font(std::string& out, std::string_view color, std::string_view text) {
  out.append("<FONT COLOR=\"").append(color).append("\">").append(text).append("</FONT>");
}

class Legend {
 public:
  Legend(const ExportGraph& graph, const TellingLines& shown, const Ontology& ontology,
         const ExportOptions& options)
      : graph_(graph),
        lines_(shown.lines),
        ties_left_out_(graph.edges_left_out + shown.ties_left_out),
        ontology_(ontology),
        options_(options),
        palette_(palette_of(options.theme)) {}

  std::string label() const {
    std::string out = "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"2\" CELLPADDING=\"0\">";
    const std::string title = escape_xml(wrap(graph_.title, 100, 1).front());
    if (!title.empty()) row(out, "<B>" + title + "</B>");
    if (!graph_.nodes.empty()) row(out, chips());
    const std::string drawn = keys();
    if (!drawn.empty())
      row(out, "<FONT COLOR=\"" + std::string(palette_.muted) + "\">" + drawn + "</FONT>");
    if (graph_.nodes_left_out > 0 || ties_left_out_ > 0) row(out, left_out());
    if (title.empty() && graph_.nodes.empty()) row(out, "&#160;");
    return out.append("</TABLE>");
  }

 private:
  static void row(std::string& out, const std::string& cell) {
    out.append("<TR><TD ALIGN=\"LEFT\">").append(cell).append("</TD></TR>");
  }

  [[nodiscard]] std::string word(DiagramWord which) const {
    return escape_xml(diagram_word(which, options_.language));
  }

  std::string chips() const {
    std::set<NodeType> types;
    bool described = false;
    for (const ExportNode& node : graph_.nodes) {
      types.insert(node.type);
      described = described || node.level == Level::kDescribed;
    }
    std::string out =
        "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"4\" CELLPADDING=\"3\" "
        "ALIGN=\"LEFT\"><TR>";
    for (const NodeType type : types) {
      const NodeStyle style = node_style(ontology_.type(type).name, options_.theme);
      out.append("<TD BORDER=\"1\" STYLE=\"ROUNDED\" COLOR=\"").append(style.border);
      out.append("\" BGCOLOR=\"").append(style.fill).append("\">");
      append_font(out, palette_.text,
                  escape_xml(capitalized(ontology_.label(type, options_.language))));
      out.append("</TD>");
    }
    if (described) {
      out.append("<TD BORDER=\"1\" STYLE=\"DASHED\" COLOR=\"").append(palette_.muted).append("\">");
      append_font(out, palette_.muted, "<I>" + word(DiagramWord::kDescribed) + "</I>");
      out.append("</TD>");
    }
    return out.append("</TR></TABLE>");
  }

  template <typename Test>
  [[nodiscard]] bool any(const Test& test) const {
    return std::any_of(lines_.begin(), lines_.end(), test);
  }

  std::string keys() const {
    constexpr std::string_view kGap = "&#160;&#160;&#160;&#160;";
    std::string out;
    const auto key = [&](std::string_view color, std::string_view sign, DiagramWord which) {
      if (!out.empty()) out.append(kGap);
      append_font(out, color.substr(0, 7), sign);
      out.append(" ").append(word(which));
    };
    const auto typed = [](const DrawnLine& line) { return line.layer == EdgeLayer::kTyped; };
    const auto asserted = [&](const DrawnLine& line) {
      return typed(line) && line.status != ClaimStatus::kDenied;
    };
    const auto of_sign = [&](Sign sign) {
      return any([&](const DrawnLine& line) { return asserted(line) && line.sign == sign; });
    };
    const auto of_status = [&](ClaimStatus status) {
      return any([&](const DrawnLine& line) { return typed(line) && line.status == status; });
    };
    const bool print = options_.theme == Theme::kPrint;
    if (of_sign(Sign::kCooperation))
      key(palette_.cooperation, "<B>━▶</B>", DiagramWord::kCooperation);
    if (of_sign(Sign::kConflict)) {
      key(palette_.conflict, print ? "<B>═▶</B>" : "<B>━▶</B>", DiagramWord::kConflict);
    }
    if (of_sign(Sign::kNeutral)) key(palette_.neutral, "<B>━▶</B>", DiagramWord::kNeutral);
    if (any([&](const DrawnLine& line) { return asserted(line) && line.symmetric; })) {
      key(palette_.muted, "━", DiagramWord::kMutual);
    }
    if (of_status(ClaimStatus::kStated)) key(palette_.muted, "━━", DiagramWord::kStated);
    if (of_status(ClaimStatus::kReported)) key(palette_.muted, "┈┈", DiagramWord::kReported);
    if (of_status(ClaimStatus::kIntended) || of_status(ClaimStatus::kRequired) ||
        of_status(ClaimStatus::kPossible)) {
      key(palette_.muted, "╍╍", DiagramWord::kPlanned);
    }
    if (of_status(ClaimStatus::kDenied)) key(palette_.muted, "━┫", DiagramWord::kDenied);
    if (any([](const DrawnLine& line) { return line.layer == EdgeLayer::kBackground; })) {
      key(palette_.faint, "─▸", DiagramWord::kBackground);
    }
    if (any([&](const DrawnLine& line) { return typed(line) && line.claims > 1; })) {
      key(palette_.muted, "×n", DiagramWord::kEvidence);
    }
    return out;
  }

  std::string left_out() const {
    std::string text;
    if (graph_.nodes_left_out > 0) {
      text = "+" + std::to_string(graph_.nodes_left_out) + " " + word(DiagramWord::kNodesLeftOut) +
             ", ";
    }
    text += "+" + std::to_string(ties_left_out_) + " " + word(DiagramWord::kTiesLeftOut);
    std::string out;
    append_font(out, palette_.muted, "<I>" + text + "</I>");
    return out;
  }

  const ExportGraph& graph_;
  const std::vector<DrawnLine>& lines_;
  const std::size_t ties_left_out_;
  const Ontology& ontology_;
  const ExportOptions& options_;
  const Palette& palette_;
};

}  // namespace

std::string legend_label(const ExportGraph& graph, const TellingLines& shown,
                         const Ontology& ontology, const ExportOptions& options) {
  return Legend(graph, shown, ontology, options).label();
}

}  // namespace lazo
