#include "tests/queries/pattern/tck.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "graph/base/strings.hpp"
#include "queries/pattern/functions.hpp"
#include "queries/pattern/memory_graph.hpp"
#include "queries/pattern/parser.hpp"
#include "queries/pattern/run.hpp"

namespace lazo::tests {
namespace {

using namespace lazo::pattern;

struct Step {
  std::string text;
  std::string block;  // between """
  std::vector<std::vector<std::string>> table;
};

struct Scenario {
  std::string feature, name;
  std::vector<Step> steps;
  std::vector<std::vector<std::string>> examples;  // the first row names the columns
  bool outline = false;
};

// Gherkin
// ---------------------------------------------------------------------------------------------

std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells;
  std::string cell;
  line = trim(line);
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (line[i] == '\\' && i + 1 < line.size() && (line[i + 1] == '|' || line[i + 1] == '\\')) {
      cell += line[++i];
    } else if (line[i] == '|') {
      cells.emplace_back(trim(cell));
      cell.clear();
    } else {
      cell += line[i];
    }
  }
  return cells;
}

std::vector<Scenario> parse_feature(std::string_view text) {
  std::vector<Scenario> out;
  std::string feature;
  std::vector<Step> background;  // steps before every scenario of the feature
  const auto steps = [&]() -> std::vector<Step>& {
    return out.empty() ? background : out.back().steps;
  };
  bool in_block = false, in_examples = false;
  for_each_line(text, [&](std::string_view raw, std::size_t) {
    const std::string_view line = trim(raw);
    if (line == "\"\"\"") {
      in_block = !in_block;
    } else if (in_block) {
      if (!steps().empty()) steps().back().block += std::string(raw) + "\n";
    } else if (line.starts_with("Feature:")) {
      feature = std::string(trim(line.substr(8)));
    } else if (line.starts_with("Scenario")) {
      out.push_back({feature,
                     std::string(trim(line.substr(line.find(':') + 1))),
                     background,
                     {},
                     line.starts_with("Scenario Outline")});
      in_examples = false;
    } else if (line.starts_with("Examples:")) {
      in_examples = true;
    } else if (line.starts_with("|") && !out.empty()) {
      if (in_examples) {
        out.back().examples.push_back(cells_of(line));
      } else if (!out.back().steps.empty()) {
        out.back().steps.back().table.push_back(cells_of(line));
      }
    } else {
      for (const std::string_view word : {"Given ", "And ", "When ", "Then ", "But "}) {
        if (line.starts_with(word))
          steps().push_back({std::string(trim(line.substr(word.size()))), "", {}});
      }
    }
  });
  return out;
}

std::string replaced(std::string text, const std::vector<std::string>& names,
                     const std::vector<std::string>& values) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string mark = "<" + names[i] + ">";
    for (std::size_t at = text.find(mark); at != std::string::npos;
         at = text.find(mark, at + values[i].size())) {
      text.replace(at, mark.size(), values[i]);
    }
  }
  return text;
}

std::vector<Scenario> expanded(const Scenario& scenario) {
  if (!scenario.outline || scenario.examples.size() < 2) return {scenario};
  std::vector<Scenario> out;
  const std::vector<std::string>& names = scenario.examples.front();
  for (std::size_t i = 1; i < scenario.examples.size(); ++i) {
    Scenario one = scenario;
    for (Step& step : one.steps) {
      step.block = replaced(step.block, names, scenario.examples[i]);
      step.text = replaced(step.text, names, scenario.examples[i]);
      for (auto& row : step.table) {
        for (std::string& cell : row) cell = replaced(cell, names, scenario.examples[i]);
      }
    }
    out.push_back(std::move(one));
  }
  return out;
}

// Graphs from CREATE literals
// --------------------------------------------------------------------------

/// "CREATE a, b CREATE c" -> "a, b, c"; nothing if it is more than CREATE clauses.
std::optional<std::string> create_patterns(std::string_view block) {
  std::string out;
  for (const std::string_view word :
       {"UNWIND", "MATCH", "WITH", "SET", "MERGE", "FOREACH", "RETURN", "DELETE"}) {
    if (block.find(std::string(word) + " ") != std::string_view::npos) return std::nullopt;
  }
  std::string_view rest = block;
  for (std::size_t at = rest.find("CREATE"); at != std::string_view::npos;
       at = rest.find("CREATE")) {
    rest.remove_prefix(at + 6);
    const std::string_view part = trim(rest.substr(0, rest.find("CREATE")));
    out += (out.empty() ? "" : ", ") + std::string(part);
  }
  return out;
}

bool create(MemoryGraph& graph, std::string_view block, std::string& problem) {
  const std::optional<std::string> text = create_patterns(block);
  if (!text) return problem = "setup is more than CREATE literals", false;
  const Result<std::vector<PathPattern>> patterns = parse_patterns(*text);
  if (!patterns.ok()) return problem = "setup not understood: " + patterns.error().text(), false;
  std::map<std::string, NodeRef> named;
  const Parameters none;
  const EvaluationContext context{graph, none, *text, nullptr, nullptr};
  const auto values = [&](const auto& properties, Map& out) {
    for (const auto& [key, expression] : properties) {
      const Result<Value> value = evaluate(*expression, Row(), context);
      if (!value.ok()) return false;
      out.emplace_back(key, *value);
    }
    return true;
  };
  for (const PathPattern& path : *patterns) {
    std::vector<NodeRef> nodes;
    for (const NodePattern& node : path.nodes) {
      const auto known = named.find(node.variable);
      Map properties;
      if (!values(node.properties, properties))
        return problem = "setup with computed properties", false;
      nodes.push_back(known != named.end() ? known->second
                                           : graph.add_node(node.labels, std::move(properties)));
      if (!node.variable.empty()) named.emplace(node.variable, nodes.back());
    }
    for (std::size_t i = 0; i < path.relationships.size(); ++i) {
      const RelationshipPattern& r = path.relationships[i];
      if (r.types.size() != 1) return problem = "setup with an untyped relationship", false;
      Map properties;
      if (!values(r.properties, properties))
        return problem = "setup with computed properties", false;
      const bool left = r.direction == Direction::kIn;
      static_cast<void>(graph.add_relationship(nodes[left ? i + 1 : i], r.types[0],
                                               nodes[left ? i : i + 1], std::move(properties)));
    }
  }
  return true;
}

// Values as the TCK writes them, in one normal form
// ------------------------------------------------------

/// Rewrites a value of the TCK with labels and keys sorted, so that equal values are equal texts.
class Normalizer {
 public:
  Normalizer(std::string_view text, bool sort_lists) : text_(text), sort_lists_(sort_lists) {}
  std::string run() { return value(); }

 private:
  [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  void space() {
    while (peek() == ' ') ++at_;
  }
  bool take(char c) {
    space();
    if (peek() != c) return false;
    ++at_;
    return true;
  }
  std::string name() {
    space();
    std::string out;
    while (at_ < text_.size() &&
           std::string_view(" :{}()[]<>,|-'").find(peek()) == std::string_view::npos)
      out += text_[at_++];
    return out;
  }

  std::string value() {
    space();
    if (peek() == '(') return node();
    if (peek() == '[') return list_or_relationship();
    if (peek() == '{') return map();
    if (peek() == '<') return path();
    if (peek() == '\'') return string();
    std::string out;
    while (at_ < text_.size() && std::string_view(",]})").find(peek()) == std::string_view::npos)
      out += text_[at_++];
    return std::string(trim(out));
  }
  std::string string() {
    std::string out = "'";
    for (++at_; at_ < text_.size() && peek() != '\''; ++at_) {
      out += peek();
      if (peek() == '\\') out += text_[++at_];
    }
    ++at_;
    return out + "'";
  }
  std::string map() {
    std::vector<std::string> entries;
    take('{');
    while (!take('}') && at_ < text_.size()) {
      std::string key = name();
      take(':');
      entries.push_back(key + ": " + value());
      take(',');
    }
    std::sort(entries.begin(), entries.end());
    return "{" + join(entries, ", ") + "}";
  }
  std::string labels_and_map(char end) {
    std::vector<std::string> labels;
    std::string properties;
    while (!take(end) && at_ < text_.size()) {
      space();
      if (take(':')) {
        labels.push_back(":" + name());
      } else if (peek() == '{') {
        properties = map();
      } else {
        ++at_;
      }
    }
    std::sort(labels.begin(), labels.end());
    const std::string joined = join(labels, "");
    return joined + (joined.empty() || properties.empty() || properties == "{}" ? "" : " ") +
           (properties == "{}" ? "" : properties);
  }
  std::string node() {
    take('(');
    return "(" + labels_and_map(')') + ")";
  }
  std::string list_or_relationship() {
    take('[');
    space();
    if (peek() == ':') return "[" + labels_and_map(']') + "]";
    std::vector<std::string> items;
    while (!take(']') && at_ < text_.size()) {
      items.push_back(value());
      take(',');
    }
    if (sort_lists_) std::sort(items.begin(), items.end());
    return "[" + join(items, ", ") + "]";
  }
  std::string path() {
    take('<');
    std::string out = "<" + node();
    while (!take('>') && at_ < text_.size()) {
      const bool left = take('<');
      take('-');
      std::string relationship = list_or_relationship();
      take('-');
      take('>');
      out += (left ? "<-" : "-") + relationship + (left ? "-" : "->") + node();
    }
    return out + ">";
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool sort_lists_ = false;
};

std::string normal(std::string_view text, bool sort_lists) {
  return Normalizer(text, sort_lists).run();
}

// Scenarios
// -------------------------------------------------------------------------------------------

std::string compare(const PropertyGraph& graph, const Table& table, const Step& expected) {
  const bool in_order = expected.text.find("in order") != std::string::npos;
  const bool sort_lists = expected.text.find("ignoring element order") != std::string::npos;
  std::vector<std::string> wanted, given;
  if (!expected.table.empty()) {
    const std::vector<std::string>& names = expected.table.front();
    if (names.size() != table.columns.size()) return "other columns: " + join(table.columns, ", ");
    for (std::size_t i = 1; i < expected.table.size(); ++i) {
      std::string row;
      for (const std::string& cell : expected.table[i]) row += normal(cell, sort_lists) + " | ";
      wanted.push_back(row);
    }
    for (const auto& values : table.rows) {
      std::string row;
      for (const std::string& name : names) {
        const auto column = std::find(table.columns.begin(), table.columns.end(), name);
        if (column == table.columns.end()) return "no column " + name;
        row +=
            normal(written(graph, values[static_cast<std::size_t>(column - table.columns.begin())]),
                   sort_lists) +
            " | ";
      }
      given.push_back(row);
    }
  } else if (!table.rows.empty()) {
    return std::to_string(table.rows.size()) + " rows where none are expected";
  }
  if (!in_order) std::sort(wanted.begin(), wanted.end()), std::sort(given.begin(), given.end());
  if (wanted == given) return {};
  return "expected:\n" + join(wanted, "\n") + "\ngiven:\n" + join(given, "\n");
}

ScenarioResult run_scenario(const Scenario& scenario) {
  ScenarioResult result{scenario.feature, scenario.name, Verdict::kSkipped, ""};
  MemoryGraph graph;
  Parameters parameters;
  std::optional<Result<Table>> answer;
  for (const Step& step : scenario.steps) {
    if (step.text == "an empty graph" || step.text == "any graph") continue;
    if (step.text.starts_with("having executed")) {
      if (!create(graph, step.block, result.reason)) return result;
    } else if (step.text.starts_with("parameters are")) {
      for (const auto& row : step.table) {
        const Result<Table> value = run_query(graph, "RETURN " + row.at(1) + " AS v");
        if (!value.ok()) return result.reason = "parameter not understood", result;
        parameters[row.at(0)] = value->rows[0][0];
      }
    } else if (step.text.starts_with("executing query") ||
               step.text.starts_with("executing control query")) {
      for (const std::string_view word :
           {"CREATE ", "MERGE ", "DELETE ", "SET ", "REMOVE ", "CALL ", "UNION"}) {
        if (step.block.find(word) != std::string::npos) {
          return result.reason = "not a read-only query: " + std::string(trim(word)), result;
        }
      }
      answer.emplace(run_query(graph, step.block, parameters));
    } else if (step.text.find("should be raised") != std::string::npos) {
      if (!answer) return result.reason = "no query", result;
      result.verdict = answer->ok() ? Verdict::kFailed : Verdict::kPassed;
      if (answer->ok()) result.reason = "no error where one is expected: " + step.text;
      return result;
    } else if (step.text.starts_with("the result should be")) {
      if (!answer) return result.reason = "no query", result;
      result.reason = answer->ok() ? compare(graph, **answer, step) : answer->error().text();
      result.verdict = result.reason.empty() ? Verdict::kPassed : Verdict::kFailed;
      if (result.verdict == Verdict::kFailed) return result;
    } else if (step.text.starts_with("no side effects")) {
      continue;
    } else {
      result.reason = "step not understood: " + step.text;
      result.verdict = Verdict::kSkipped;
      return result;
    }
  }
  return result;
}

}  // namespace

std::vector<ScenarioResult> run_feature(std::string_view text) {
  std::vector<ScenarioResult> out;
  for (const Scenario& scenario : parse_feature(text)) {
    for (const Scenario& one : expanded(scenario)) out.push_back(run_scenario(one));
  }
  return out;
}

}  // namespace lazo::tests
