#include "cli/generate/completions.hpp"

#include <algorithm>
#include <array>

#include "cli/table.hpp"
#include "graph/base/embedded.hpp"
#include "graph/ontology/wording.hpp"
#include "queries/search.hpp"

namespace lazo {
namespace embedded {
extern const EmbeddedFiles completion_data;
}  // namespace embedded

namespace cli {
namespace {

constexpr std::array<std::string_view, 3> kShells = {"bash", "fish", "zsh"};
constexpr std::size_t kMostNodes = 50;

/// Where the word being typed stands: behind which command, flag or argument.
struct Place {
  const CommandRow* command = nullptr;
  const FlagRow* flag = nullptr;  ///< the word is its value
  std::size_t argument = 0;       ///< else the number of this argument
};

Place place_of(const std::vector<std::string>& words) {
  Place place;
  bool only_arguments = false;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const std::string& word = words[i];
    place.flag = nullptr;
    if (place.command == nullptr) {
      place.command = find_command(word);
    } else if (word == "--") {
      only_arguments = true;
    } else if (word.starts_with('-') && !only_arguments) {
      const FlagRow* const flag = find_flag(*place.command, word);
      if (flag == nullptr || flag->value == FlagValue::kNone) continue;
      if (i + 2 == words.size()) place.flag = flag;
      ++i;
    } else {
      ++place.argument;
    }
  }
  return place;
}

const ArgumentRow* argument_at(const CommandRow& command, std::size_t number) {
  for (const ArgumentRow& row : command.arguments) {
    if (number < row.most) return &row;
    number -= row.most;
  }
  return nullptr;
}

void add_nodes(Candidates& found, std::string_view begun, const OpenGraph* graph) {
  if (graph == nullptr || begun.empty()) return;
  SearchOptions options;
  options.limit = kMostNodes;
  for (const NameHit& hit : search(graph->graph, begun, options).hits) {
    // A shell would replace what was typed by what all candidates begin with.
    if (hit.match != NameMatch::kExact && hit.match != NameMatch::kBeginning) continue;
    found.words.emplace_back(graph->graph.name(hit.name).text);
  }
}

void add_relations(Candidates& found) {
  const Result<Ontology> ontology = shipped_ontology();
  if (!ontology.ok()) return;
  for (const RelationRow& row : ontology->relations()) {
    found.words.push_back(row.name);
    found.words.emplace_back(name_of(row.family()));
  }
}

void add_types(Candidates& found) {
  const Result<Ontology> ontology = shipped_ontology();
  if (!ontology.ok()) return;
  for (const NodeTypeRow& row : ontology->types()) found.words.push_back(row.name);
}

void add_documents(Candidates& found, const OpenGraph* graph) {
  if (graph == nullptr) return;
  for (const DocumentIndex document : graph->graph.documents()) {
    found.words.emplace_back(graph->graph.document(document).uri);
  }
}

void add_commands(Candidates& found) {
  for (const CommandRow& command : commands()) {
    found.words.emplace_back(command.name);
  }
}

void add_kind(Candidates& found, Completion kind, std::string_view begun, const OpenGraph* graph) {
  switch (kind) {
    case Completion::kNothing:
      break;
    case Completion::kFile:
      found.files = true;
      break;
    case Completion::kFolder:
      found.folders = true;
      break;
    case Completion::kNode:
      add_nodes(found, begun, graph);
      break;
    case Completion::kDocument:
      add_documents(found, graph);
      break;
    case Completion::kRelation:
      add_relations(found);
      break;
    case Completion::kType:
      add_types(found);
      break;
    case Completion::kCommand:
      add_commands(found);
      break;
  }
}

/// Keeps what begins with what was typed (nodes are found by more than their beginning).
void keep_begun(Candidates& found, std::string_view begun) {
  std::erase_if(found.words, [begun](const std::string& word) { return !word.starts_with(begun); });
  std::sort(found.words.begin(), found.words.end());
  found.words.erase(std::unique(found.words.begin(), found.words.end()), found.words.end());
}

}  // namespace

std::span<const std::string_view> completion_shells() {
  return kShells;
}

std::string completion_script(std::string_view shell) {
  return std::string(embedded::completion_data.find("generate/lazo." + std::string(shell)));
}

Candidates candidates(const std::vector<std::string>& words, const OpenGraph* graph) {
  Candidates found;
  const std::string begun = words.empty() ? std::string() : words.back();
  const Place place = place_of(words);
  if (place.command == nullptr) {
    add_commands(found);
    keep_begun(found, begun);
    return found;
  }
  if (place.flag != nullptr) {
    // Lists are completed after their last comma.
    const std::size_t comma = begun.rfind(',');
    const bool list =
        place.flag->value == FlagValue::kList || place.flag->value == FlagValue::kChoiceList;
    const std::size_t at = list && comma != std::string::npos ? comma + 1 : 0;
    for (const std::string_view choice : place.flag->choices) found.words.emplace_back(choice);
    const std::string last = begun.substr(at);
    add_kind(found, place.flag->completion, last, graph);
    if (place.flag->completion != Completion::kNode) keep_begun(found, last);
    for (std::string& word : found.words) word.insert(0, begun, 0, at);
    return found;
  }
  if (begun.starts_with('-')) {
    for (const FlagRow* flag : flags_of(*place.command)) found.words.emplace_back(flag->name);
    keep_begun(found, begun);
    return found;
  }
  if (const ArgumentRow* row = argument_at(*place.command, place.argument)) {
    for (const std::string_view choice : row->choices) found.words.emplace_back(choice);
    add_kind(found, row->completion, begun, graph);
    if (row->completion != Completion::kNode) keep_begun(found, begun);
  }
  return found;
}

}  // namespace cli
}  // namespace lazo
