// lazo docs [DOCUMENT...]

#include <algorithm>
#include <map>

#include "cli/commands.hpp"
#include "cli/coverage.hpp"
#include "cli/envelope.hpp"
#include "cli/session.hpp"
#include "cli/text_table.hpp"
#include "cli/wording.hpp"

namespace lazo::cli {
namespace {

/// Why sentences gave nothing, and how many for each reason.
using Reasons = std::map<std::string, std::uint32_t>;

struct Listed {
  DocumentInfo info;
  Reasons reasons;
  std::string text;
  std::vector<Decision> decisions;  ///< notes and trust, oldest first
};

Result<std::vector<Listed>> gather(const Session& session, const Invocation& flags) {
  std::vector<Listed> listed;
  LAZO_TRY(std::vector<DocumentInfo> all, session.store().documents());
  if (flags.arguments().empty()) {
    for (DocumentInfo& info : all) listed.push_back({std::move(info), {}, {}, {}});
    return listed;
  }
  LAZO_TRY(const std::vector<DocumentIndex> wanted,
           documents_named(session.graph(), flags.arguments()));
  LAZO_TRY(const DecisionLog log, session.store().decisions());
  const std::vector<Decision> decided = log.live();
  for (const DocumentIndex index : wanted) {
    const DocumentId id = session.graph().document(index).id;
    const auto it = std::find_if(all.begin(), all.end(),
                                 [id](const DocumentInfo& info) { return info.document.id == id; });
    if (it == all.end()) continue;
    LAZO_TRY(const Extraction extraction, session.store().extraction(id));
    Listed& entry = listed.emplace_back(Listed{*it, {}, {}, {}});
    for (const Decision& decision : decided) {
      if (decision.a == to_string(id)) entry.decisions.push_back(decision);
    }
    for (const SentenceRecord& sentence : extraction.sentences) {
      if (!sentence.reason.empty()) ++entry.reasons[sentence.reason];
    }
    entry.text = extraction.document.text;
  }
  return listed;
}

void write_document(JsonWriter& json, const Listed& listed, bool text) {
  const Document& document = listed.info.document;
  json.begin_object().field("id", to_string(document.id)).field("sha256", to_hex(document.sha256));
  json.key("uris").begin_array();
  for (const std::string& uri : document.uris) json.string(uri);
  json.end_array()
      .field_or_null("title", document.title)
      .field_or_null("publisher", document.publisher)
      .field_or_null("byline", document.byline)
      .field_or_null("published", document.published)
      .field("lang", language_code(document.language))
      .field("mime", document.mime)
      .field("bytes", document.bytes)
      .field("invalid_bytes", document.invalid_bytes)
      .field("sentences", listed.info.sentences)
      .field("sentences_with_claims", listed.info.sentences_with_claims)
      .field("mentions", listed.info.mentions)
      .field("entities", listed.info.entities)
      .field("claims", listed.info.claims)
      .field("facts", listed.info.facts);
  if (!listed.reasons.empty()) {
    json.key("without_claims").begin_object();
    for (const auto& [reason, count] : listed.reasons) json.field(reason, count);
    json.end_object();
  }
  if (text) json.field("text", listed.text);
  json.end_object();
}

std::string as_csv(const std::vector<Listed>& documents) {
  std::string text = csv_line({"id", "uri", "title", "publisher", "published", "lang", "bytes",
                               "sentences", "sentences_with_claims", "claims", "facts"});
  for (const Listed& listed : documents) {
    const DocumentInfo& info = listed.info;
    const Document& document = info.document;
    text += csv_line({to_string(document.id), document.uris.front(), document.title,
                      document.publisher, document.published,
                      std::string(language_code(document.language)), std::to_string(document.bytes),
                      std::to_string(info.sentences), std::to_string(info.sentences_with_claims),
                      std::to_string(info.claims), std::to_string(info.facts)});
  }
  return text;
}

void print_list(Output& out, const Words& say, const std::vector<Listed>& documents) {
  TextTable table({Column::kFixed, Column::kFixed, Column::kFixed, Column::kFlexible,
                   Column::kNumber, Column::kFlexible});
  for (const Listed& listed : documents) {
    const Document& document = listed.info.document;
    table.add({{to_string(document.id), Style::kDim},
               {document.published.empty() ? say("no date") : document.published, Style::kPlain},
               {std::string(language_code(document.language)), Style::kPlain},
               {document.uris.front(), Style::kBold},
               {say.count(listed.info.claims, "claim", "claims"), Style::kPlain},
               {document.title, Style::kDim}});
  }
  out.write(table.text({}, out));
}

void print_one(Output& out, const Words& say, const Listed& listed) {
  const DocumentInfo& info = listed.info;
  const Document& document = info.document;
  out.write(
      out.styled(Style::kBold, document.title.empty() ? document.uris.front() : document.title) +
      "\n");
  TextTable table({Column::kFixed, Column::kFlexible});
  const auto row = [&table](std::string name, std::string value) {
    if (!value.empty())
      table.add({{std::move(name), Style::kDim}, {std::move(value), Style::kPlain}});
  };
  row("id", to_string(document.id));
  for (const std::string& uri : document.uris) row(say("file"), uri);
  row(say("publisher"), document.publisher);
  row(say("byline"), document.byline);
  row(say("published"), document.published);
  row(say("language"), std::string(language_code(document.language)));
  row(say("format"), document.mime + ", " + say.count(document.bytes, "byte", "bytes"));
  if (document.invalid_bytes > 0) {
    row(say("damaged"),
        say("{} no valid text", {say.count(document.invalid_bytes, "byte was", "bytes were")}));
  }
  row(say("found"), say("{}, {}, {} in {}", {say.count(info.claims, "claim", "claims"),
                                             say.count(info.facts, "value", "values"),
                                             say.count(info.entities, "entity", "entities"),
                                             say.count(info.mentions, "mention", "mentions")}));
  row(say("sentences"), say("{} of {} gave claims", {std::to_string(info.sentences_with_claims),
                                                     std::to_string(info.sentences)}));
  for (const auto& [reason, count] : listed.reasons) {
    row("", say("{} gave none: {}", {std::to_string(count), say(reason_words(reason))}));
  }
  for (const Decision& decision : listed.decisions) {
    if (decision.verb == DecisionVerb::kNote) row(say("note"), decision.note);
    if (decision.verb == DecisionVerb::kTrust) {
      row(say("trust"), std::to_string(decision.trust / 100) + " %" +
                            (decision.note.empty() ? "" : " · " + decision.note));
    }
  }
  out.write(table.text("  ", out));
}

}  // namespace

Result<ExitCode> run_docs(Context& context) {
  for (const char* flag : {"--text", "--coverage"}) {
    if (context.invocation.has(flag) && context.invocation.arguments().empty()) {
      return Error{
          ErrorCode::kUsage, std::string(flag) + " needs a document", {}, "lazo docs lists them"};
    }
  }
  LAZO_TRY(const Session session, Session::open(context));
  LAZO_TRY(const std::vector<Listed> documents, gather(session, context.invocation));
  const bool text = context.invocation.has("--text");
  if (context.invocation.has("--coverage")) {
    std::vector<DocumentId> ids;
    for (const Listed& listed : documents) ids.push_back(listed.info.document.id);
    LAZO_CHECK(write_coverage(context, session, ids));
    return ExitCode::kOk;
  }
  switch (context.format()) {
    case Format::kCsv:
      context.out.write(as_csv(documents));
      break;
    case Format::kJsonl:
      for (const Listed& listed : documents) {
        std::string line;
        {
          JsonWriter json(line);
          write_document(json, listed, text);
        }
        context.out.write("{\"kind\":\"document\"," + line.substr(1) + "\n");
      }
      break;
    case Format::kJson: {
      std::string answer;
      JsonWriter json(answer);
      begin_envelope(json, "docs");
      json.key("documents").begin_array();
      for (const Listed& listed : documents) write_document(json, listed, text);
      json.end_array().key("notices").begin_array().end_array().end_object();
      context.out.write(answer + "\n");
      break;
    }
    case Format::kTable:
      if (context.invocation.arguments().empty()) {
        print_list(context.out, context.words(), documents);
        if (documents.empty())
          context.note(context.words()("no documents; lazo import PATH adds some"));
        break;
      }
      for (const Listed& listed : documents) {
        if (text) {
          context.out.write(listed.text);
        } else {
          print_one(context.out, context.words(), listed);
        }
      }
      break;
  }
  return ExitCode::kOk;
}

}  // namespace lazo::cli
