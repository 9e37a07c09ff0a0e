// Tested by serve_test.py and, in a browser, by served_explorer_test.mjs.
#include "cli/serve/explorer.hpp"

#include <algorithm>
#include <utility>

#include "exporters/collect.hpp"
#include "exporters/explorer_data.hpp"
#include "exporters/explorer_page.hpp"
#include "queries/neighborhood.hpp"
#include "queries/resolve.hpp"

namespace lazo::cli::serve {
namespace {

/// Quotations of an edge: a page that shows hundreds of edges at once reads no more of one.
constexpr std::size_t kQuotations = 20;

struct Wish {
  std::vector<NodeIndex> nodes;
  std::string title;
  Language language = Language::kEnglish;
};

Result<Wish> wish_of(const OpenGraph& graph, const Target& target) {
  Wish wish;
  for (const auto& [name, value] : target.parameters) {
    if (name == "ui_lang") {
      wish.language = language_of_code(value);
    } else if (name == "name") {
      LAZO_TRY(const NodeIndex node, resolve(graph.graph, value));
      wish.nodes.push_back(node);
      if (!wish.title.empty()) wish.title += ", ";
      wish.title += graph.graph.node(node).name;
    } else {
      return Error{ErrorCode::kUsage, "explore takes no parameter " + quoted(name), {}, {}};
    }
  }
  if (wish.nodes.empty()) {
    return Error{ErrorCode::kUsage,
                 "name is missing",
                 {},
                 "/explore?name=KEY shows what lies around a node"};
  }
  return wish;
}

/// "%2B" for '+': the value of a parameter in an address.
std::string percent_encoded(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       c == '-' || c == '.' || c == '_' || c == ':';
    if (plain) {
      out.push_back(c);
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out.append({'%', kDigits[byte >> 4U], kDigits[byte & 15U]});
  }
  return out;
}

}  // namespace

Result<std::string> explorer_page(const OpenGraph& graph, const Target& target) {
  LAZO_TRY(const Wish wish, wish_of(graph, target));
  std::string address = "api/v1/explorer";
  for (const NodeIndex node : wish.nodes) {
    address += address.ends_with("explorer") ? "?name=" : "&name=";
    address += percent_encoded(graph.graph.node(node).key);
  }
  ExplorerPage page;
  page.title = wish.title;
  page.language = wish.language;
  page.served_from = address;
  StringSink sink;
  LAZO_CHECK(write_served_explorer(page, sink));
  return std::move(sink.text);
}

Result<std::string> explorer_data(const OpenGraph& graph, const Target& target) {
  LAZO_TRY(const Wish wish, wish_of(graph, target));
  CollectOptions options;
  options.filter.statuses = StatusSet::all();
  options.focus = wish.nodes;
  options.evidence = kQuotations;
  options.context = true;
  options.title = wish.title;
  options.version = LAZO_VERSION;
  NeighborOptions around;
  around.filter = options.filter;
  around.per_family = 0;
  around.limit = kTiesAround;
  Answer answer;
  answer.nodes = wish.nodes;
  for (const NodeIndex node : wish.nodes) {
    const Neighborhood near = neighbors(graph.graph, *graph.ontology, {node}, around);
    for (const FamilyGroup& group : near.groups) {
      for (const NeighborTie& tie : group.ties) answer.nodes.push_back(tie.to);
    }
    if (near.total > near.shown) {
      answer.notices.push_back({"cut", near.total - near.shown,
                                std::to_string(near.shown) + " of " + std::to_string(near.total) +
                                    " ties of " + std::string(graph.graph.node(node).name)});
    }
  }
  answer.ties = ties_among(graph.graph, options.filter, answer.nodes);
  LAZO_TRY(const ExportGraph part,
           collect_answer(graph.graph, graph.store, *graph.ontology, answer, options));
  StringSink sink;
  ExportOptions writing;
  writing.language = wish.language;
  LAZO_CHECK(write_explorer_data(part, {*graph.ontology, writing}, sink));
  return std::move(sink.text);
}

}  // namespace lazo::cli::serve
