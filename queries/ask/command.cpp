#include "queries/ask/command.hpp"

#include <algorithm>

#include "graph/base/strings.hpp"
#include "queries/resolve.hpp"

namespace lazo::ask {
namespace {

constexpr std::size_t kMostNames = 5;  // of the nodes that one phrase may mean

class CommandWriter {
 public:
  CommandWriter(const Snapshot& graph, const Ontology& ontology, const Question& question)
      : graph_(graph), ontology_(ontology), question_(question) {}

  std::vector<std::string> run() {
    switch (question_.intent) {
      case Intent::kUnread:
        return {};
      case Intent::kPath:
        add("path").name_first(question_.agents, 2);
        break;
      case Intent::kCommon:
        add("common").name_first(question_.agents, question_.agents.size());
        break;
      case Intent::kPositions:
        add("positions");
        for (const NodeIndex node : topic_and_actor(graph_, ontology_, question_)) name(node);
        break;
      case Intent::kStances:
        add("positions").name_first(question_.agents, 1).add("--of");
        break;
      case Intent::kMeasures:
        add("measures").names(question_.agents).names(question_.patients);
        break;
      case Intent::kChanges:
        add("changes").names(question_.agents);
        break;
      case Intent::kAbout:
        add("about").name_first(question_.agents, 1);
        break;
      case Intent::kAllies:
      case Intent::kOpponents:
        add("neighbors").name_first(question_.agents, 1).add("--sign");
        add(question_.intent == Intent::kAllies ? "cooperation" : "conflict");
        add("--type").add("actor");
        break;
      case Intent::kTies:
        add(question_.agents.size() > 1 ? "explain" : "neighbors").name_first(question_.agents, 2);
        break;
      case Intent::kFind:
        find();
        break;
      case Intent::kWhether:
        whether();
        break;
      case Intent::kFigures:
        add("node").name_first(question_.agents, 1);
        break;
    }
    if (question_.since.known()) add("--since").add(to_string(question_.since));
    if (question_.until.known()) add("--until").add(to_string(question_.until));
    return std::move(words_);
  }

 private:
  CommandWriter& add(std::string word) {
    words_.push_back(std::move(word));
    return *this;
  }
  CommandWriter& name(NodeIndex node) { return add(unique_name(graph_, node)); }
  CommandWriter& name_first(const std::vector<Named>& names, std::size_t most) {
    for (std::size_t i = 0; i < std::min(most, names.size()); ++i) name(names[i].front());
    return *this;
  }
  CommandWriter& names(const std::vector<Named>& all) {
    for (const Named& named : all) {
      for (std::size_t i = 0; i < std::min(kMostNames, named.size()); ++i) name(named[i]);
    }
    return *this;
  }

  void relations() {
    std::vector<std::string> names;
    for (const Sense& sense : question_.senses) {
      const RelationRow& row = ontology_.relation(sense.relation);
      if (question_.intent != Intent::kFind || !is_stance(row)) continue;
      add("--rel").add(std::string(name_of(row.family())));
      add("--sign").add(std::string(name_of(row.sign)));
      return;
    }
    for (const Sense& sense : question_.senses) {
      const std::string& relation = ontology_.relation(sense.relation).name;
      if (std::find(names.begin(), names.end(), relation) == names.end()) names.push_back(relation);
    }
    if (!names.empty()) add("--rel").add(join(names, ","));
  }

  /// Which way the ties run, seen from the side that is named; nothing if they run both ways.
  void direction(bool agent_is_named) {
    bool out = false;
    bool in = false;
    for (const Sense& sense : question_.senses) {
      const bool both = ontology_.relation(sense.relation).symmetric;
      const bool leaves = sense.agent_is_source == agent_is_named;
      out = out || both || leaves;
      in = in || both || !leaves;
    }
    if (out != in) add("--direction").add(out ? "out" : "in");
  }

  void types() {
    if (question_.types.empty()) return;
    std::vector<std::string> names;
    for (const NodeType type : question_.types) {
      // A type brings its narrower ones: only the widest are written.
      const bool covered =
          std::any_of(question_.types.begin(), question_.types.end(),
                      [&](NodeType other) { return other != type && ontology_.is_a(type, other); });
      if (!covered) names.push_back(ontology_.type(type).name);
    }
    add("--type").add(join(names, ","));
  }

  void find() {
    const bool agent_is_named = !question_.agents.empty();
    add("neighbors").names(agent_is_named ? question_.agents : question_.patients);
    relations();
    direction(agent_is_named);
    types();
  }

  void whether() {
    const bool two = !question_.agents.empty() && !question_.patients.empty();
    const bool among = question_.patients.empty() && question_.agents.size() > 1;
    if (two) {
      add("explain").name_first(question_.agents, 1).name_first(question_.patients, 1);
    } else if (among) {
      add("explain").name_first(question_.agents, 2);
    } else {
      add("neighbors").names(question_.agents).names(question_.patients);
    }
    relations();
    if (two || !among) direction(!question_.agents.empty());
    add("--status").add("all");
  }

  const Snapshot& graph_;
  const Ontology& ontology_;
  const Question& question_;
  std::vector<std::string> words_;
};

}  // namespace

std::string unique_name(const Snapshot& graph, NodeIndex node) {
  const NodeView view = graph.node(node);
  const std::vector<NodeIndex> found = meanings(graph, view.name);
  return std::string(found.size() == 1 && found.front() == node ? view.name : view.key);
}

std::vector<NodeIndex> topic_and_actor(const Snapshot& graph, const Ontology& ontology,
                                       const Question& question) {
  std::vector<NodeIndex> nodes;
  for (const Named& named : question.agents) nodes.push_back(named.front());
  if (nodes.size() < 2) return nodes;
  nodes.resize(2);
  // Who stands somewhere is named first, unless only the other one can stand at all.
  const NodeType actor = ontology.find_type("actor");
  const auto acts = [&](NodeIndex node) {
    const NodeType type = graph.node(node).type;
    return ontology.has(type) && ontology.is_a(type, actor);
  };
  if (acts(nodes[0]) || !acts(nodes[1])) std::swap(nodes[0], nodes[1]);
  return nodes;
}

std::vector<std::string> command_of(const Snapshot& graph, const Ontology& ontology,
                                    const Question& question) {
  return CommandWriter(graph, ontology, question).run();
}

std::string command_line(const std::vector<std::string>& words) {
  std::string line = "lazo";
  for (const std::string& word : words) {
    const bool plain = !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
             c == '-' || c == '_' || c == '.' || c == ',' || c == ':' || c == '/' ||
             static_cast<unsigned char>(c) >= 0x80;
    });
    line += ' ';
    if (plain) {
      line += word;
      continue;
    }
    line += '\'';
    for (const char c : word) line += c == '\'' ? std::string("'\\''") : std::string(1, c);
    line += '\'';
  }
  return line;
}

}  // namespace lazo::ask
