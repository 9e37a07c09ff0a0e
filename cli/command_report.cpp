// lazo report; lazo note NAME, which without a remark is a page on the node

#include "cli/commands.hpp"
#include "cli/error_words.hpp"
#include "cli/render.hpp"
#include "cli/session.hpp"
#include "cli/wording.hpp"
#include "exporters/collect.hpp"
#include "exporters/formats.hpp"
#include "exporters/report.hpp"
#include "queries/resolve.hpp"

namespace lazo::cli {
namespace {

/// How many nodes the picture of a note has room for.
constexpr std::size_t kPictureNodes = 15;

enum class PageFormat : unsigned char { kMarkdown, kHtml, kDocx };

/// By the end of the name of the output; Markdown for a terminal.
Result<PageFormat> page_format(const Invocation& flags, bool word) {
  const std::string_view path = flags.value("--output");
  if (path.empty() || path == "-" || path.ends_with(".md")) return PageFormat::kMarkdown;
  if (path.ends_with(".html")) return PageFormat::kHtml;
  if (word && path.ends_with(".docx")) return PageFormat::kDocx;
  return Error{ErrorCode::kUsage, "cannot tell the format of " + quoted(path), "--output",
               word ? "name it .md, .html or .docx" : "name it .md or .html"};
}

Status write_page(Context& context, const Prose& page, PageFormat format, Language language) {
  StringSink text;
  switch (format) {
    case PageFormat::kMarkdown:
      LAZO_CHECK(write_markdown(page, language, text));
      break;
    case PageFormat::kHtml:
      LAZO_CHECK(write_prose_html(page, language, text));
      break;
    case PageFormat::kDocx:
      text.text = to_docx(page, language);
      break;
  }
  context.out.write(text.text);
  return {};
}

/// The picture in the form that the page needs. Without Graphviz the page goes without.
Status add_picture(Context& context, const Session& session, const Filter& filter, NodeIndex node,
                   PageFormat format, Prose& page) {
  CollectOptions options;
  options.filter = filter;
  options.focus = {node};
  options.most_nodes = kPictureNodes;
  options.version = LAZO_VERSION;
  LAZO_TRY(const ExportGraph graph,
           collect(session.graph(), session.store(), session.ontology(), options));
  ExportOptions drawing;
  drawing.language = session.language();
  StringSink text;
  if (format == PageFormat::kMarkdown) {
    LAZO_CHECK(write_mermaid(graph, {session.ontology(), drawing}, text));
    page.picture.mermaid = text.text;
    return {};
  }
  LAZO_CHECK(write_dot(graph, {session.ontology(), drawing}, text));
  Result<std::string> drawn = render_text(text.text, format == PageFormat::kHtml ? "svg" : "png");
  if (!drawn.ok()) {
    context.note(in_words(drawn.error(), session.language()).text() + " " +
                 session.words()("(the note has no diagram)"));
    return {};
  }
  (format == PageFormat::kHtml ? page.picture.svg : page.picture.png) = std::move(*drawn);
  return {};
}

Result<ReportOptions> report_options(const Context& context, const Session& session) {
  ReportOptions options;
  LAZO_TRY(options.filter, filter_of(context, session));
  options.language = session.language();
  return options;
}

}  // namespace

Result<ExitCode> run_report(Context& context) {
  LAZO_TRY(const PageFormat format, page_format(context.invocation, false));
  LAZO_TRY(const Session session, Session::open(context));
  LAZO_TRY(const ReportOptions options, report_options(context, session));
  LAZO_TRY(const Prose page,
           build_report(session.graph(), session.store(), session.ontology(), options));
  LAZO_CHECK(write_page(context, page, format, options.language));
  return ExitCode::kOk;
}

Result<ExitCode> run_note_page(Context& context) {
  LAZO_TRY(const PageFormat format, page_format(context.invocation, true));
  LAZO_TRY(const Session session, Session::open(context));
  LAZO_TRY(const NodeIndex node, resolve(session.graph(), context.invocation.arguments()[0]));
  LAZO_TRY(const ReportOptions options, report_options(context, session));
  LAZO_TRY(Prose page,
           build_note(session.graph(), session.store(), session.ontology(), node, options));
  LAZO_CHECK(add_picture(context, session, options.filter, node, format, page));
  const std::string_view cite = context.invocation.value("--cite");
  const Language language = cite.empty() ? options.language : language_of_code(cite);
  LAZO_CHECK(write_page(context, page, format, language));
  return page.sources.empty() ? ExitCode::kNothing : ExitCode::kOk;
}

}  // namespace lazo::cli
