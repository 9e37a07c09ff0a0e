// A picture for Graphviz. Lines, layout and labels by size: up to 40 nodes and 60 lines in columns
// with every label, up to 120 nodes a spring layout with the telling labels, up to 600 points and
// lines. Tested by
// dot_test.cpp and, rendered, by diagram_render_test.cpp.
#include <algorithm>
#include <array>
#include <charconv>
#include <tuple>

#include "exporters/diagram_legend.hpp"
#include "exporters/diagram_style.hpp"
#include "exporters/diagram_words.hpp"
#include "exporters/drawn_lines.hpp"
#include "exporters/escape.hpp"
#include "exporters/formats.hpp"
#include "exporters/telling_lines.hpp"
#include "exporters/wrap.hpp"
#include "graph/base/utf8.hpp"
#include "graph/ontology/wording.hpp"

namespace lazo {
namespace {

constexpr std::size_t kColumnsLayout = 40;  // nodes up to which columns read best
constexpr std::size_t kColumnsLines = 60;   // and lines
constexpr std::size_t kSpringLayout = 120;  // up to which a spring layout keeps its labels
constexpr std::size_t kMostNodes = 600;     // beyond, no picture can be read
constexpr std::size_t kSectorsForCluster = 3;
constexpr std::string_view kFonts = "Helvetica,Arial,Liberation Sans,DejaVu Sans,sans-serif";

enum class Layout : std::uint8_t { kColumns, kSpring, kPoints };

Layout layout_of(std::size_t nodes, std::size_t lines) {
  if (nodes <= kColumnsLayout && lines <= kColumnsLines) return Layout::kColumns;
  return nodes <= kSpringLayout ? Layout::kSpring : Layout::kPoints;
}

std::string fixed(std::uint32_t value, std::uint32_t per_unit) {
  const std::string whole = std::to_string(value / per_unit);
  std::string rest = std::to_string(value % per_unit);
  rest.insert(0, (per_unit == 100 ? 2 : 1) - rest.size(), '0');
  return whole + "." + rest;
}

TellingLines shown_lines(const ExportGraph& graph, const ExportContext& context) {
  return telling_lines(drawn_lines(graph, context.ontology), graph,
                       context.options.most_lines.value_or(lines_that_fit(graph.nodes.size())));
}

class DotWriter {
 public:
  DotWriter(const ExportGraph& graph, const ExportContext& context, TextSink& sink)
      : graph_(graph),
        ontology_(context.ontology),
        options_(context.options),
        palette_(palette_of(context.options.theme)),
        shown_(shown_lines(graph, context)),
        lines_(shown_.lines),
        layout_(layout_of(graph.nodes.size(), lines_.size())),
        degree_(graph.nodes.size()),
        out_(sink) {
    for (const DrawnLine& line : lines_) {
      ++degree_[line.source];
      ++degree_[line.target];
    }
  }

  Status write() {
    write_head();
    LAZO_CHECK(write_nodes());
    for (const DrawnLine& line : lines_) {
      write_line(line);
      LAZO_CHECK(out_.settle());
    }
    out_ << "}\n";
    return out_.flush();
  }

 private:
  void write_head() {
    out_ << "digraph lazo {\n  graph [";
    switch (layout_) {
      case Layout::kColumns:
        out_ << "layout=dot rankdir=LR splines=true nodesep=0.28 ranksep=0.7";
        break;
      case Layout::kSpring:
        out_ << "layout=neato splines=true overlap=prism overlap_scaling=-4 sep=\"+10\" start=7";
        break;
      case Layout::kPoints:
        out_ << "layout=sfdp K=1.3 splines=line overlap=prism overlap_scaling=-4 start=7";
        break;
    }
    out_ << " esep=\"+4\" outputorder=edgesfirst charset=\"UTF-8\" pad=0.3 bgcolor=\""
         << palette_.background << "\" fontname=\"" << kFonts << "\" fontsize=" << legend_size()
         << " fontcolor=\"" << palette_.text << "\" labelloc=b labeljust=l tooltip="
         << dot_string(graph_.title.empty() ? "lazo" : graph_.title);
    if (options_.legend)
      out_ << " label=<" << legend_label(graph_, shown_, ontology_, options_) << ">";
    out_ << "]\n  node [fontname=\"" << kFonts << "\" fontsize=12 fontcolor=\"" << palette_.text
         << "\" penwidth=1.2 margin=\"0.14,0.07\" height=0.38 width=0.5]\n  edge [fontname=\""
         << kFonts << "\" fontsize=" << (layout_ == Layout::kColumns ? "9" : "8")
         << " arrowsize=0.7 penwidth=1.2]\n";
  }

  /// The larger the picture, the more it is shrunk to be looked at.
  [[nodiscard]] std::string_view legend_size() const {
    switch (layout_) {
      case Layout::kColumns:
        return "10";
      case Layout::kSpring:
        return "12";
      case Layout::kPoints:
        break;
    }
    return "20";
  }

  Status write_nodes() {
    const NodeType sector = ontology_.find_type("sector");
    const auto is_sector = [&](const ExportNode& node) { return node.type == sector; };
    const bool cluster = layout_ == Layout::kColumns &&
                         std::count_if(graph_.nodes.begin(), graph_.nodes.end(), is_sector) >=
                             static_cast<std::ptrdiff_t>(kSectorsForCluster);
    if (cluster) {
      const std::string title = capitalized(ontology_.label(sector, options_.language, true));
      out_ << "  subgraph cluster_sector { label=" << dot_string(title)
           << " tooltip=" << dot_string(title)
           << " labeljust=l labelloc=t style=\"rounded,filled\" fillcolor=\""
           << palette_.cluster_fill << "\" color=\"" << palette_.cluster_border
           << "\" penwidth=0.8 fontsize=10 fontcolor=\"" << palette_.muted << "\" margin=10\n";
      for (std::uint32_t i = 0; i < graph_.nodes.size(); ++i) {
        if (is_sector(graph_.nodes[i])) write_node(i, "    ");
      }
      out_ << "  }\n";
    }
    for (std::uint32_t i = 0; i < graph_.nodes.size(); ++i) {
      if (!cluster || !is_sector(graph_.nodes[i])) write_node(i, "  ");
      LAZO_CHECK(out_.settle());
    }
    return {};
  }

  /// What else readers may know it by, the first two acronyms: "T-MEC · CUSMA" below "USMCA".
  [[nodiscard]] std::string other_names(const ExportNode& node) const {
    constexpr std::size_t kMost = 2;
    const std::string_view type = ontology_.type(node.type).name;
    if (type == "country" || type == "bloc") return {};  // "US" below "United States" is no help
    const auto squeezed = [](std::string_view name) {
      std::string text = normalize_name(name);
      std::erase(text, ' ');
      return text;
    };
    std::vector<std::string> seen = {squeezed(node.name)};
    std::string text;
    for (const NodeName& name : node.names) {
      if (name.role != NameRole::kAcronym || seen.size() > kMost) continue;
      std::string normal = squeezed(name.text);
      if (std::find(seen.begin(), seen.end(), normal) != seen.end()) continue;
      seen.push_back(std::move(normal));
      if (!text.empty()) text.append(" · ");
      text.append(one_line(name.text));
    }
    return text;
  }

  void write_node(std::uint32_t index, std::string_view indent) {
    const ExportNode& node = graph_.nodes[index];
    const std::string_view type = ontology_.type(node.type).name;
    const NodeStyle style = node_style(type, options_.theme);
    const std::string type_label(ontology_.label(node.type, options_.language));
    out_ << indent << dot_id(node.key) << " [";
    if (layout_ == Layout::kPoints && degree_[index] < 2) {
      out_ << "label=\"\" width=0.14 height=0.14 fixedsize=true shape=circle";
    } else {
      write_node_label(node, style);
      out_ << " shape=" << style.shape << " margin=\"" << style.margin << "\"";
      if (style.peripheries > 1) out_ << " peripheries=" << std::to_string(style.peripheries);
    }
    out_ << " style=\"" << style.style << (node.level == Level::kDescribed ? ",dashed" : "")
         << "\" fillcolor=\"" << style.fill << "\" color=\"" << style.border << "\"";
    if (node.focus) out_ << " penwidth=2.4";
    out_ << " fontsize=" << fixed(font_tenths(degree_[index]), 10) << " class=\"" << type
         << "\" id=\"n-" << html_id(node.key) << "\" tooltip="
         << dot_string(node.name + " · " + type_label + " · " + std::to_string(degree_[index]))
         << "]\n";
  }

  void write_node_label(const ExportNode& node, const NodeStyle& style) {
    out_ << "label=<";
    if (style.bold) out_ << "<B>";
    if (node.level == Level::kDescribed) out_ << "<I>";
    bool first = true;
    for (const std::string& line : wrap(node.name.empty() ? node.key : node.name, 16, 4)) {
      if (!first) out_ << "<BR/>";
      first = false;
      // An empty label would be a syntax error.
      out_ << (line.empty() ? "&#160;" : escape_xml(line));
    }
    if (node.level == Level::kDescribed) out_ << "</I>";
    if (style.bold) out_ << "</B>";
    const std::string others = other_names(node);
    if (!others.empty()) {
      out_ << "<BR/><FONT POINT-SIZE=\"9\" COLOR=\"" << palette_.muted << "\">"
           << escape_xml(others) << "</FONT>";
    }
    out_ << ">";
  }

  [[nodiscard]] std::string_view color_of(const DrawnLine& line) const {
    if (line.layer == EdgeLayer::kBackground) return palette_.faint;
    if (line.status == ClaimStatus::kDenied) return palette_.neutral;
    return tie_color(line.sign, options_.theme);
  }

  [[nodiscard]] bool labelled(const DrawnLine& line) const {
    if (layout_ == Layout::kColumns) return true;
    if (layout_ == Layout::kPoints) return false;
    return line.sign != Sign::kNeutral || line.status == ClaimStatus::kDenied || line.claims >= 2;
  }

  void write_line(const DrawnLine& line) {
    const std::string_view color = color_of(line);
    // The colour of two parallel lines is no colour for text.
    const std::string_view text_color = color.find(':') == color.npos ? color : palette_.text;
    const bool background = line.layer == EdgeLayer::kBackground;
    out_ << "  " << dot_id(graph_.nodes[line.source].key) << " -> "
         << dot_id(graph_.nodes[line.target].key) << " [color=\"" << color << "\" fontcolor=\""
         << text_color << "\" style=" << (background ? "solid" : line_style(line.status))
         << " penwidth=" << (background ? "0.60" : fixed(pen_hundredths(line.claims), 100));
    if (background) out_ << " arrowsize=0.45";
    // Background ties do not decide where nodes stand.
    if (background && layout_ == Layout::kColumns) out_ << " weight=0";
    if (line.symmetric) out_ << " dir=none";
    if (line.status == ClaimStatus::kDenied && !background) {
      out_ << (line.symmetric ? " dir=both arrowtail=tee" : "") << " arrowhead=tee";
    }
    if (layout_ == Layout::kSpring) {
      out_ << " len=" << fixed(length_hundredths(degree_[line.source], degree_[line.target]), 100);
    }
    const std::string tooltip = dot_string(tooltip_of(line));
    out_ << " class=\"" << (background ? "background" : name_of(line.status))
         << "\" edgetooltip=" << tooltip << " labeltooltip=" << tooltip;
    if (labelled(line)) out_ << " label=<" << line_label(line) << ">";
    out_ << "]\n";
  }

  [[nodiscard]] std::string words_of(const DrawnLine& line, RelationId relation) const {
    if (line.layer == EdgeLayer::kBackground || line.status == ClaimStatus::kDenied) {
      return std::string(ontology_.label(relation, LabelForm::kForward, options_.language));
    }
    return word_tie(ontology_, relation, line.status, options_.language);
  }

  /// "defends ×3", "NOT ~opposes~", at most two relations, then "+1".
  [[nodiscard]] std::string line_label(const DrawnLine& line) const {
    std::string text;
    const bool denied = line.status == ClaimStatus::kDenied && line.layer == EdgeLayer::kTyped;
    if (denied) {
      text.append("<B>")
          .append(diagram_word(DiagramWord::kNot, options_.language))
          .append("</B> <S>");
    }
    const std::size_t most_relations = layout_ == Layout::kColumns ? 2 : 1;
    for (std::size_t i = 0; i < std::min(most_relations, line.relations.size()); ++i) {
      if (i > 0) text.append("<BR/>");
      bool first = true;
      for (const std::string& part : wrap(words_of(line, line.relations[i]), 20, 3)) {
        if (!first) text.append("<BR/>");
        first = false;
        text.append(escape_xml(part));
      }
    }
    if (denied) text.append("</S>");
    if (line.relations.size() > most_relations) {
      text.append(" +").append(std::to_string(line.relations.size() - most_relations));
    }
    if (line.claims > 1 && line.layer == EdgeLayer::kTyped) {
      text.append(" <FONT POINT-SIZE=\"8\">×")
          .append(std::to_string(line.claims))
          .append("</FONT>");
    }
    if (line.disputed) {
      text.append("<BR/><I>")
          .append(escape_xml(diagram_word(DiagramWord::kDisputed, options_.language)))
          .append("</I>");
    }
    if (layout_ == Layout::kColumns) return " " + text + " ";
    // In a spring layout lines would strike through the words.
    std::string cell =
        "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"1\"><TR><TD "
        "BGCOLOR=\"";
    return cell.append(palette_.background).append("\">").append(text).append("</TD></TR></TABLE>");
  }

  /// "defends · reported by COPARMEX · “The sentence.” (La Jornada, 2026-01-12)".
  [[nodiscard]] std::string tooltip_of(const DrawnLine& line) const {
    std::string text;
    for (const RelationId relation : line.relations) {
      if (!text.empty()) text.append(", ");
      text.append(words_of(line, relation));
    }
    if (line.layer == EdgeLayer::kBackground) {
      text.append(" · ").append(diagram_word(DiagramWord::kBackground, options_.language));
      if (!line.background_source.empty()) text.append(" · ").append(line.background_source);
      return text;
    }
    text.append(" · ").append(status_label(line.status, options_.language));
    if (line.best == nullptr) return text;
    if (!line.best->speaker_name.empty()) {
      text.append(" · ").append(word_source(line.best->speaker_name, options_.language));
    }
    if (!line.best->text.empty()) text.append(" · “").append(line.best->text).append("”");
    std::string where = line.best->publisher.empty() ? line.best->title : line.best->publisher;
    if (where.empty()) where = line.best->uri;
    if (!line.best->published.empty()) {
      if (!where.empty()) where.append(", ");
      where.append(line.best->published);
    }
    if (!where.empty()) text.append(" (").append(where).append(")");
    return text;
  }

  const ExportGraph& graph_;
  const Ontology& ontology_;
  const ExportOptions& options_;
  const Palette& palette_;
  const TellingLines shown_;
  const std::vector<DrawnLine>& lines_;  // of shown_
  const Layout layout_;
  std::vector<std::uint32_t> degree_;  // drawn lines at each node
  BufferedText out_;
};

}  // namespace

std::size_t ties_not_drawn(const ExportGraph& graph, const ExportContext& context) {
  return shown_lines(graph, context).ties_left_out;
}

Status write_dot(const ExportGraph& graph, const ExportContext& context, TextSink& sink) {
  if (graph.nodes.size() > kMostNodes) {
    return Error{ErrorCode::kUsage,
                 "a picture of " + std::to_string(graph.nodes.size()) + " nodes cannot be read",
                 {},
                 "use --max-nodes, a filter, or another format"};
  }
  return DotWriter(graph, context, sink).write();
}

}  // namespace lazo
