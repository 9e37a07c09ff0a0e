// lazo evaluate: how well the engine reads files whose right answers are known.

#include <algorithm>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "cli/models.hpp"
#include "cli/read_input.hpp"
#include "graph/base/json.hpp"
#include "graph/base/strings.hpp"
#include "language/conllu.hpp"
#include "language/engine.hpp"
#include "language/evaluate.hpp"
#include "language/identify.hpp"

namespace lazo::cli {
namespace {

/// Columns of words and labels, as the sets of names have them, and not the ten of CoNLL-U.
bool holds_names(std::string_view bytes) {
  std::size_t tabs = 0;
  bool decided = false;
  for_each_line(bytes.substr(0, 4096), [&](std::string_view line, std::size_t) {
    if (decided || trim(line).empty() || line.front() == '#') return;
    tabs = static_cast<std::size_t>(std::count(line.begin(), line.end(), '\t'));
    decided = true;
  });
  return decided && tabs < 9;
}

/// What the engine makes of the gold file: of its words, or of its text.
Result<std::string> read_by_engine(Context& context, const Engine& engine, std::string_view gold,
                                   const std::string& name) {
  Language language = language_of_code(context.invocation.value("--lang"));
  const bool from_text = context.invocation.has("--from-text");
  LAZO_TRY(Analysis words, read_conllu(gold, name, language,
                                       from_text ? ConlluText::kParagraphs : ConlluText::kOneLine));
  if (language == Language::kUnknown) language = identify_language(words.text).language;
  if (engine.model(language) == nullptr) {
    return Error{ErrorCode::kBadInput,
                 "no model for '" + std::string(language_code(language)) + "'",
                 model_folder(context), "give its folder with --models"};
  }
  words.language = language;
  Analysis analysis = from_text ? split(std::move(words.text), language) : std::move(words);
  Engine::Scratch scratch;
  engine.annotate(analysis, scratch);
  return write_conllu(analysis, engine.model(language));
}

std::string percent(double value) {
  char text[16];
  std::snprintf(text, sizeof text, "%7.2f", 100.0 * value);
  return text;
}

void write_rows(Context& context, const std::vector<Score>& scores) {
  for (const Score& score : scores) {
    std::string name = score.name;
    name.resize(std::max<std::size_t>(name.size(), 14), ' ');
    context.out.write(name + percent(score.precision()) + percent(score.recall()) + "  " +
                      percent(score.f1()) + "  " + std::to_string(score.right) + " / " +
                      std::to_string(score.system) + " / " + std::to_string(score.gold) + "\n");
  }
}

void write_json(JsonWriter& json, std::string_view key, const std::vector<Score>& scores) {
  json.key(key).begin_array();
  for (const Score& score : scores) {
    json.begin_object()
        .field("name", score.name)
        .field("right", static_cast<std::int64_t>(score.right))
        .field("system", static_cast<std::int64_t>(score.system))
        .field("gold", static_cast<std::int64_t>(score.gold));
    json.key("f1").decimal(static_cast<std::int64_t>(score.f1() * 10000.0 + 0.5), 4);
    json.end_object();
  }
  json.end_array();
}

}  // namespace

Result<ExitCode> run_evaluate(Context& context) {
  const std::string_view system_path = context.invocation.value("--system");
  const std::vector<std::string>& paths = context.invocation.arguments();
  if (!system_path.empty() && paths.size() > 1) {
    return Error{ErrorCode::kUsage, "--system goes with one gold file", "", ""};
  }
  LAZO_TRY(const Engine engine,
           system_path.empty() ? Engine::open(model_folder(context)) : Result<Engine>(Engine()));
  Evaluation total;
  for (const std::string& path : paths) {
    LAZO_TRY(std::string gold, read_input(path));
    if (holds_names(gold)) {
      LAZO_TRY(gold, conllu_of_names(gold, input_name(path)));
    }
    LAZO_TRY(const std::string system, system_path.empty()
                                           ? read_by_engine(context, engine, gold, input_name(path))
                                           : read_input(std::string(system_path)));
    LAZO_TRY(const Evaluation one,
             evaluate_conllu(gold, input_name(path), system,
                             system_path.empty() ? "the engine" : system_path));
    total.add(one);
  }
  if (context.format() == Format::kJson) {
    std::string text;
    JsonWriter json(text);
    json.begin_object().field("$schema", "urn:lazo:schema:evaluate:1");
    write_json(json, "metrics", total.metrics);
    write_json(json, "relations", total.relations);
    json.end_object();
    context.out.write(text + "\n");
    return ExitCode::kOk;
  }
  context.out.write("                    P      R       F1  right / system / gold\n");
  write_rows(context, total.metrics);
  if (context.invocation.has("--relations")) {
    context.out.write("\n");
    write_rows(context, total.relations);
  }
  return ExitCode::kOk;
}

}  // namespace lazo::cli
