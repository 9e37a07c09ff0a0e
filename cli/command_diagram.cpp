// lazo diagram [NAME...]

#include "cli/commands.hpp"
#include "cli/render.hpp"
#include "cli/session.hpp"
#include "cli/wording.hpp"
#include "exporters/collect.hpp"
#include "exporters/formats.hpp"
#include "queries/resolve.hpp"

namespace lazo::cli {
namespace {

Result<CollectOptions> options_of(const Context& context, const Session& session) {
  const Invocation& flags = context.invocation;
  CollectOptions options;
  LAZO_TRY(options.filter, filter_of(context, session));
  for (const std::string& name : flags.arguments()) {
    LAZO_TRY(const NodeIndex node, resolve(session.graph(), name));
    options.focus.push_back(node);
    options.title += (options.title.empty() ? "" : ", ") + node_name(session, node);
  }
  options.depth = flags.count("--depth").value_or(1);
  options.most_nodes = flags.count("--max-nodes").value_or(25);
  options.lonely_nodes = false;
  options.version = LAZO_VERSION;
  return options;
}

}  // namespace

Result<ExitCode> run_diagram(Context& context) {
  LAZO_TRY(const Session session, Session::open(context));
  LAZO_TRY(const CollectOptions options, options_of(context, session));
  LAZO_TRY(const ExportGraph graph,
           collect(session.graph(), session.store(), session.ontology(), options));
  ExportOptions drawing;
  drawing.language = session.language();
  drawing.legend = !context.invocation.has("--no-legend");
  const std::string_view theme = context.invocation.value("--theme");
  if (theme == "dark") drawing.theme = Theme::kDark;
  if (theme == "print") drawing.theme = Theme::kPrint;

  StringSink dot;
  LAZO_CHECK(write_dot(graph, {session.ontology(), drawing}, dot));
  for (const ExportNotice& notice : graph.notices) context.note(notice.text);
  const std::string path(context.invocation.value("--output"));
  if (const std::string_view format = picture_format(path); !format.empty()) {
    context.out.discard();
    LAZO_CHECK(render(dot.text, format, path));
  } else {
    context.out.write(dot.text);
  }
  return graph.edges.empty() ? ExitCode::kNothing : ExitCode::kOk;
}

}  // namespace lazo::cli
