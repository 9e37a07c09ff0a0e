#include "cli/shell/results.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include "graph/base/json.hpp"

namespace lazo::cli::shell {
namespace {

constexpr std::size_t kMost = 20;

}  // namespace

void Results::take(std::string_view answer_json) {
  const Result<Json> answer = parse_json(answer_json, "answer");
  const Json* const nodes = answer.ok() ? answer->find("nodes") : nullptr;
  if (nodes == nullptr) return;
  std::map<std::string, std::string, std::less<>> names;
  for (const Json& node : nodes->items()) {
    names.emplace(node.text("key"), node.text("name"));
  }
  std::string asked = " ";
  if (const Json* query = answer->find("query")) {
    for (const auto& [field, value] : query->members()) {
      asked += std::string(value.as_string()) + " ";
    }
  }
  std::vector<Node> found;
  const auto add = [&](std::string_view key) {
    const auto name = names.find(key);
    if (name == names.end() || found.size() == kMost) return;
    if (asked.find(" " + std::string(key) + " ") != std::string::npos) return;
    const auto same = [key](const Node& node) { return node.key == key; };
    if (std::none_of(found.begin(), found.end(), same)) {
      found.push_back({std::string(key), name->second});
    }
  };
  // In the order of the answer: what was matched or ranked, else what the ties lead to.
  for (const char* list : {"matches", "ranking"}) {
    if (const Json* entries = answer->find(list)) {
      for (const Json& entry : entries->items()) {
        add(entry.text("key"));
        add(entry.text("node"));
      }
    }
  }
  if (const Json* edges = answer->find("edges")) {
    for (const Json& edge : edges->items()) {
      add(edge.text("source"));
      add(edge.text("target"));
    }
  }
  for (const Json& node : nodes->items()) add(node.text("key"));
  if (!found.empty()) nodes_ = std::move(found);
}

std::string Results::line() const {
  std::string text;
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    if (i > 0) text += "   ";
    text += "%" + std::to_string(i + 1) + " " + nodes_[i].name;
  }
  return text;
}

Status Results::replace(std::vector<std::string>& words) const {
  for (std::string& word : words) {
    if (word.size() < 2 || word[0] != '%') continue;
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(word.data() + 1, word.data() + word.size(), number);
    if (error != std::errc() || end != word.data() + word.size()) continue;
    if (number == 0 || number > nodes_.size()) {
      return Error{ErrorCode::kUsage,
                   "no result " + quoted(word),
                   {},
                   nodes_.empty() ? "there was no answer with nodes yet"
                                  : "the last answer had %1 to %" + std::to_string(nodes_.size())};
    }
    word = nodes_[number - 1].key;
  }
  return {};
}

}  // namespace lazo::cli::shell
