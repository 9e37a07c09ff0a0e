#include "cli/figure_record.hpp"

#include "cli/wording.hpp"
#include "graph/base/json.hpp"

namespace lazo::cli {

std::string figures_json(const Session& session, const std::vector<Figure>& values) {
  const auto key_of = [&](NodeIndex node) {
    return node.valid() ? session.graph().node(node).key : std::string_view();
  };
  std::string text;
  JsonWriter json(text);
  json.begin_array();
  for (const Figure& figure : values) {
    const Fact& fact = figure.fact;
    json.begin_object()
        .field_or_null("node", key_of(figure.node))
        .field("property", fact.property)
        .field("value", fact.value);
    if (fact.quantity) {
      json.key("quantity")
          .begin_object()
          .field("number", fact.quantity->number)
          .field_or_null("unit", fact.quantity->unit)
          .end_object();
    }
    json.field_or_null("scope", key_of(figure.scope))
        .field("document", to_string(session.graph().document(figure.document).id))
        .field("begin", fact.span.begin)
        .field("end", fact.span.end)
        .field("text", figure.sentence)
        .field("status", name_of(figure.status()))
        .end_object();
  }
  json.end_array();
  return text;
}

std::string figure_value(const Session& session, const Figure& figure) {
  std::string value = figure.fact.value;
  if (figure.scope.valid()) value += " (" + node_name(session, figure.scope) + ")";
  return value;
}

Result<std::string> figure_source(const Session& session, const Figure& figure) {
  LAZO_TRY(const DocumentInfo info,
           session.store().info(session.graph().document(figure.document).row));
  return document_line(info);
}

}  // namespace lazo::cli
