// lazo ask QUESTION: reads a plain question, shows the query that it became, answers it.

#include <algorithm>
#include <array>

#include "cli/commands.hpp"
#include "cli/envelope.hpp"
#include "cli/figure_record.hpp"
#include "cli/models.hpp"
#include "cli/parser.hpp"
#include "cli/session.hpp"
#include "cli/table.hpp"
#include "cli/text_table.hpp"
#include "cli/tie_evidence.hpp"
#include "cli/wording.hpp"
#include "graph/base/strings.hpp"
#include "graph/ontology/wording.hpp"
#include "language/engine.hpp"
#include "queries/ask/answer.hpp"
#include "queries/ask/command.hpp"
#include "queries/ask/read.hpp"
#include "queries/search.hpp"

namespace lazo::cli {
namespace {

using ask::AskAnswer;
using ask::Asked;
using ask::Intent;
using ask::Question;
using ask::Verdict;

constexpr std::size_t kShownTies = 10;

/// English, Spanish, French: the answer speaks the language of the question.
using Phrase = std::array<std::string_view, 3>;

std::string_view in_language(const Phrase& phrase, Language language) {
  if (language == Language::kSpanish) return phrase[1];
  return language == Language::kFrench ? phrase[2] : phrase[0];
}

Phrase verdict_phrase(Verdict verdict, Asked asked) {
  switch (verdict) {
    case Verdict::kStated:
      if (asked == Asked::kReason) {
        return {"It is stated; the reason, where one is given, stands in these sentences:",
                "Se afirma; el motivo, si lo dan, está en estas frases:",
                "C'est affirmé ; la raison, si elle est donnée, se trouve dans ces phrases :"};
      }
      if (asked != Asked::kNothing) return {"It is stated:", "Se afirma:", "C'est affirmé :"};
      return {"Yes, these documents state it:", "Sí, estos documentos lo afirman:",
              "Oui, ces documents l'affirment :"};
    case Verdict::kBackground:
      return {"Yes, by the vocabulary; no document says it:",
              "Sí, según el vocabulario; ningún documento lo dice:",
              "Oui, d'après le vocabulaire ; aucun document ne le dit :"};
    case Verdict::kReported:
      return {"It is reported, not stated:", "Alguien lo dice; el documento no lo afirma:",
              "C'est rapporté, non affirmé :"};
    case Verdict::kIntended:
      return {"It is planned; whether it happened is not in these documents:",
              "Está previsto; si ocurrió no consta en estos documentos:",
              "C'est prévu ; ces documents ne disent pas si cela s'est fait :"};
    case Verdict::kRequired:
      return {"It is demanded; whether it happened is not in these documents:",
              "Se exige; si ocurrió no consta en estos documentos:",
              "C'est exigé ; ces documents ne disent pas si cela s'est fait :"};
    case Verdict::kPossible:
      return {"Nobody states it; it is only held possible:",
              "Nadie lo afirma; solo se considera posible:",
              "Personne ne l'affirme ; c'est seulement jugé possible :"};
    case Verdict::kDenied:
      return {"No, these documents deny it:", "No, estos documentos lo niegan:",
              "Non, ces documents le démentent :"};
    case Verdict::kUnread:
      return {"The question was not understood.", "No se entendió la pregunta.",
              "La question n'a pas été comprise."};
    case Verdict::kAnswered:
    case Verdict::kUnsupported:
      break;
  }
  return {"Not in these documents: nothing supports it.",
          "No consta en estos documentos: nada lo respalda.",
          "Pas dans ces documents : rien ne l'étaye."};
}

constexpr Phrase kUnknownName = {"these documents do not name ", "estos documentos no nombran a ",
                                 "ces documents ne nomment pas "};
constexpr Phrase kDidYouMean = {"did you mean ", "¿quiso decir ", "vouliez-vous dire "};
constexpr Phrase kOr = {" or ", " o ", " ou "};
constexpr Phrase kEndOfQuestion = {"?", "?", " ?"};
constexpr Phrase kNear = {
    "What they do say of them:", "Lo que sí dicen de ellos:", "Ce qu'ils en disent :"};
constexpr Phrase kWords = {
    "no relation was found in: ", "no se halló relación en: ", "aucune relation trouvée dans : "};

/// Commands whose own answer is shown as it is.
bool is_shown_by_command(Intent intent) {
  return intent != Intent::kFind && intent != Intent::kWhether && intent != Intent::kUnread &&
         intent != Intent::kFigures;
}

/// The command that the question became, with the filters that were given beside it.
Result<ExitCode> run_command(const Context& context, std::vector<std::string> words) {
  const Invocation& given = context.invocation;
  for (const char* flag : {"--db", "--ui-lang"}) {
    words.emplace_back(flag);
    words.emplace_back(given.value(flag));
  }
  for (const FlagGroups group : {kFilters, kPaging}) {
    for (const FlagRow& flag : flags_of_group(group)) {
      if (!given.has(flag.name)) continue;
      words.emplace_back(flag.name);
      if (flag.value == FlagValue::kNone) continue;
      const bool list = flag.value == FlagValue::kList || flag.value == FlagValue::kChoiceList;
      words.push_back(list ? join(given.values(flag.name), ",")
                           : std::string(given.value(flag.name)));
    }
  }
  LAZO_TRY(const Invocation invocation, parse(words, context.environment.lookup));
  Context inner{invocation, context.environment, context.out};
  return invocation.command().run(inner);
}

/// "did you mean 'COPARMEX'?" for a name that the graph lacks.
std::string suggestion(const Snapshot& graph, const std::string& name, Language language) {
  const SearchResult near = search(graph, name, {.limit = 2, .types = {}});
  std::string text;
  for (const NameHit& hit : near.hits) {
    text += in_language(text.empty() ? kDidYouMean : kOr, language);
    text += quoted(graph.name(hit.name).text);
  }
  if (!text.empty()) text += in_language(kEndOfQuestion, language);
  return text;
}

std::vector<Notice> notices_of(const Session& session, const Question& question,
                               const AskAnswer& found) {
  std::vector<Notice> notices = hidden_notices(found.answer.hidden);
  for (const std::string& name : question.unknown_names) {
    std::string text = std::string(in_language(kUnknownName, question.language)) + quoted(name);
    if (const std::string hint = suggestion(session.graph(), name, question.language);
        !hint.empty()) {
      text += "; " + hint;
    }
    notices.push_back({"unknown_name", 1, std::move(text)});
  }
  if (question.intent == Intent::kUnread && !question.unread_words.empty()) {
    notices.push_back(
        {"not_understood", question.unread_words.size(),
         std::string(in_language(kWords, question.language)) + join(question.unread_words, ", ")});
  }
  return notices;
}

/// What can be asked instead of a question that was not understood.
std::vector<std::string> suggestions(const Session& session, const Question& question) {
  std::vector<std::string> names;
  for (const auto* side : {&question.agents, &question.patients}) {
    for (const ask::Named& named : *side) {
      names.push_back(ask::unique_name(session.graph(), named.front()));
    }
  }
  std::vector<std::string> commands;
  if (names.size() > 1) {
    commands.push_back(ask::command_line({"explain", names[0], names[1]}));
    commands.push_back(ask::command_line({"path", names[0], names[1]}));
  } else if (names.size() == 1) {
    commands.push_back(ask::command_line({"about", names[0]}));
  } else {
    commands.push_back("lazo help ask");
  }
  return commands;
}

Status print_ties(const Context& context, const Session& session, const std::vector<Tie>& ties,
                  const Filter& filter) {
  const std::size_t limit = context.invocation.count("--limit").value_or(kShownTies);
  for (std::size_t i = 0; i < ties.size(); ++i) {
    if (limit != 0 && i == limit) {
      const std::string left = std::to_string(ties.size() - limit);
      context.out.write("  " + session.words()("+{} more (--limit 0)", {left}) + "\n");
      break;
    }
    const EdgeView edge = session.graph().edge(ties[i].edge);
    LAZO_CHECK(print_tie(context, session, ties[i], edge.source, edge.target, filter, "  "));
  }
  return {};
}

Status print_figures(const Context& context, const Session& session,
                     const std::vector<Figure>& values) {
  Output& out = context.out;
  const std::size_t limit = context.invocation.count("--limit").value_or(kShownTies);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (limit != 0 && i == limit) {
      const std::string left = std::to_string(values.size() - limit);
      out.write("  " + session.words()("+{} more (--limit 0)", {left}) + "\n");
      break;
    }
    LAZO_TRY(const std::string source, figure_source(session, values[i]));
    const std::string label(status_label(values[i].status(), session.language()));
    out.write("  " + out.styled(Style::kBold, figure_value(session, values[i])) + "  " +
              out.styled(Style::kDim, label) + "\n");
    out.write(wrapped("“" + values[i].sentence + "”", "    ", out.columns()));
    out.write(out.styled(Style::kDim, "    " + source) + "\n");
  }
  return {};
}

/// "2 countries: Canada, Mexico"
void print_found(const Context& context, const Session& session, const Question& question,
                 const AskAnswer& found) {
  std::vector<std::string> names;
  for (const NodeIndex node : found.found) names.push_back(node_name(session, node));
  std::string line;
  if (question.asked == Asked::kCount) {
    line = std::to_string(names.size());
    if (!question.type_words.empty()) line += " " + question.type_words;
    line += ": ";
  }
  context.out.write(wrapped(context.out.styled(Style::kBold, line + join(names, ", ")), {},
                            context.out.columns()));
}

Status print(const Context& context, const Session& session, const Question& question,
             const AskAnswer& found, const Filter& filter, const std::vector<Notice>& notices) {
  Output& out = context.out;
  if (found.verdict == Verdict::kAnswered) {
    print_found(context, session, question, found);
  } else {
    out.write(wrapped(
        out.styled(Style::kBold,
                   in_language(verdict_phrase(found.verdict, question.asked), question.language)),
        {}, out.columns()));
  }
  LAZO_CHECK(print_figures(context, session, found.figures));
  LAZO_CHECK(print_ties(context, session, found.answer.ties, filter));
  if (!found.near.empty()) {
    out.write(std::string(in_language(kNear, question.language)) + "\n");
    LAZO_CHECK(print_ties(context, session, found.near, filter));
  }
  for (const Notice& notice : notices) {
    if (notice.code == "unknown_name" || notice.code == "not_understood") {
      out.write(wrapped(notice.text, {}, out.columns()));
    }
  }
  if (found.verdict == Verdict::kUnread) {
    for (const std::string& command : suggestions(session, question)) {
      out.write("  " + command + "\n");
    }
  }
  if (found.answer.hidden.any())
    out.write("\n" + hidden_line(found.answer.hidden, session.words()) + "\n");
  return {};
}

std::string keys_json(const Session& session, const std::vector<NodeIndex>& nodes) {
  std::string text;
  JsonWriter json(text);
  json.begin_array();
  for (const NodeIndex node : nodes) json.string(session.graph().node(node).key);
  json.end_array();
  return text;
}

std::string near_json(const Session& session, const std::vector<Tie>& ties) {
  std::string text;
  JsonWriter json(text);
  json.begin_array();
  for (const Tie& tie : ties) {
    const EdgeView edge = session.graph().edge(tie.edge);
    json.begin_object()
        .field("source", session.graph().node(edge.source).key)
        .field("relation", session.ontology().relation(edge.relation).name)
        .field("target", session.graph().node(edge.target).key)
        .field("status", tie.background ? "background" : name_of(tie.status()))
        .end_object();
  }
  json.end_array();
  return text;
}

std::string strings_json(const std::vector<std::string>& strings) {
  std::string text;
  JsonWriter json(text);
  json.begin_array();
  for (const std::string& string : strings) json.string(string);
  json.end_array();
  return text;
}

ExitCode code_of(const Question& question, const AskAnswer& found) {
  if (!question.unknown_names.empty() && found.verdict == Verdict::kUnsupported) {
    return ExitCode::kName;
  }
  const bool nothing = found.verdict == Verdict::kUnsupported || found.verdict == Verdict::kUnread;
  return nothing ? ExitCode::kNothing : ExitCode::kOk;
}

}  // namespace

Result<ExitCode> run_ask(Context& context) {
  LAZO_TRY(const Session session, Session::open(context));
  LAZO_TRY(const Engine engine, Engine::open(model_folder(context)));
  LAZO_TRY(const ask::Reader reader, ask::Reader::create(session.ontology(), engine));
  LAZO_TRY(Filter filter, filter_of(context, session));
  Engine::Scratch scratch;
  Question question = reader.read(session.graph(), join(context.invocation.arguments(), " "),
                                  language_of_code(context.invocation.value("--lang")), scratch);
  const bool has_status = context.invocation.has("--status") ||
                          context.invocation.has("--strict") || context.invocation.has("--negated");
  LAZO_TRY(const AskAnswer found, ask::answer(session.graph(), session.store(), session.ontology(),
                                              reader.lexicons(), question, filter, has_status));
  const std::vector<std::string> words =
      ask::command_of(session.graph(), session.ontology(), question);
  const std::vector<Notice> notices = notices_of(session, question, found);
  const ExitCode code = code_of(question, found);
  if (question.intent == Intent::kWhether && !has_status) filter.statuses = StatusSet::all();

  if (context.format() != Format::kTable) {
    Report report;
    report.command = "ask";
    report.query = {{"question", question.text},
                    {"language", std::string(language_code(question.language))},
                    {"intent", std::string(ask::name_of(question.intent))},
                    {"asked", std::string(ask::name_of(question.asked))},
                    {"command", words.empty() ? std::string() : ask::command_line(words)}};
    report.answer = found.answer;
    report.answer.notices = notices;
    report.filter = filter;
    report.more = {{"verdict", strings_json({std::string(ask::name_of(found.verdict))})},
                   {"found", keys_json(session, found.found)},
                   {"near", near_json(session, found.near)},
                   {"figures", figures_json(session, found.figures)}};
    std::string& verdict = report.more.front().second;
    verdict = verdict.substr(1, verdict.size() - 2);
    LAZO_CHECK(write_report(context, session, report));
    return code;
  }
  if (!words.empty()) {
    context.out.write(context.out.styled(Style::kDim, ask::command_line(words)) + "\n\n");
  }
  const bool empty = found.verdict == Verdict::kUnsupported;
  if (is_shown_by_command(question.intent) && question.unknown_names.empty() &&
      (!empty || question.intent == Intent::kPath)) {
    LAZO_TRY(const ExitCode inner, run_command(context, words));
    return inner;
  }
  LAZO_CHECK(print(context, session, question, found, filter, notices));
  return code;
}

}  // namespace lazo::cli
