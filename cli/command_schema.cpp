// lazo schema [NAME]

#include "cli/commands.hpp"
#include "cli/envelope.hpp"
#include "cli/session.hpp"
#include "cli/text_table.hpp"
#include "exporters/schemas.hpp"
#include "graph/base/suggest.hpp"

namespace lazo::cli {
namespace {

std::string names_of(const Ontology& ontology, const std::vector<NodeType>& types,
                     const Words& say) {
  if (types.empty()) return say("anything");
  std::string text;
  for (const NodeType type : types) text += (text.empty() ? "" : ", ") + ontology.type(type).name;
  return text;
}

void write_type(JsonWriter& json, const Ontology& ontology, const NodeTypeRow& row) {
  json.begin_object()
      .field("name", row.name)
      .field_or_null("parent", row.parent.valid() ? ontology.type(row.parent).name : "")
      .field("abstract", row.abstract)
      .field_or_null("key_prefix", row.key_prefix);
  json.key("labels").begin_object();
  for (const Language language : {Language::kEnglish, Language::kSpanish, Language::kFrench}) {
    json.field(language_code(language), ontology.label(row.id, language));
  }
  json.end_object().end_object();
}

void write_relation(JsonWriter& json, const Ontology& ontology, const RelationRow& row) {
  json.begin_object()
      .field("name", row.name)
      .field_or_null("parent", row.parent.valid() ? ontology.relation(row.parent).name : "")
      .field_or_null("family", name_of(row.family()))
      .field("sign", name_of(row.sign))
      .field("kind", name_of(row.kind))
      .field("symmetric", row.symmetric);
  const auto types = [&](std::string_view name, const std::vector<NodeType>& allowed) {
    json.key(name).begin_array();
    for (const NodeType type : allowed) json.string(ontology.type(type).name);
    json.end_array();
  };
  types("domain", row.domain);
  types("range", row.range);
  json.key("labels").begin_object();
  for (const Language language : {Language::kEnglish, Language::kSpanish, Language::kFrench}) {
    json.key(language_code(language)).begin_object();
    for (std::size_t form = 0; form < kLabelFormCount; ++form) {
      const auto label = static_cast<LabelForm>(form);
      json.field(name_of(label), ontology.label(row.id, label, language));
    }
    json.end_object();
  }
  json.end_object().end_object();
}

void print_relation(Output& out, const Ontology& ontology, const RelationRow& row,
                    const Words& say) {
  out.write(out.styled(Style::kBold, row.name) + " · " + std::string(name_of(row.family())) +
            " · " + say(name_of(row.sign)) + (row.symmetric ? " · " + say("symmetric") : "") +
            "\n");
  if (row.parent.valid()) {
    out.write("  " + say("narrower than {}", {ontology.relation(row.parent).name}) + "\n");
  }
  out.write("  " +
            say("from {} to {}",
                {names_of(ontology, row.domain, say), names_of(ontology, row.range, say)}) +
            "\n");
  TextTable table({Column::kFixed, Column::kFixed, Column::kFixed, Column::kFixed});
  table.add({{"", Style::kDim}, {"en", Style::kDim}, {"es", Style::kDim}, {"fr", Style::kDim}});
  for (std::size_t form = 0; form < kLabelFormCount; ++form) {
    const auto label = static_cast<LabelForm>(form);
    std::vector<Cell> cells = {{say(name_of(label)), Style::kDim}};
    for (const Language language : {Language::kEnglish, Language::kSpanish, Language::kFrench}) {
      cells.push_back({std::string(ontology.label(row.id, label, language)), Style::kPlain});
    }
    table.add(std::move(cells));
  }
  out.write(table.text("  ", out));
}

void print_all(Output& out, const Ontology& ontology, const Words& say) {
  const Language language = say.language();
  out.write(out.styled(Style::kBold, say("types of nodes")) + "\n");
  TextTable types({Column::kFixed, Column::kFlexible, Column::kFixed});
  for (const NodeTypeRow& row : ontology.types()) {
    types.add({{row.name, Style::kPlain},
               {std::string(ontology.label(row.id, language, true)), Style::kDim},
               {row.abstract ? "" : row.key_prefix + ":", Style::kDim}});
  }
  out.write(types.text("  ", out));
  for (std::size_t i = 0; i < kFamilyCount; ++i) {
    const auto family = static_cast<Family>(i);
    TextTable table({Column::kFixed, Column::kFlexible, Column::kFlexible, Column::kFixed});
    for (const RelationRow& row : ontology.relations()) {
      if (row.family() != family) continue;
      table.add(
          {{row.name, Style::kPlain},
           {std::string(ontology.label(row.id, LabelForm::kForward, language)), Style::kDim},
           {row.symmetric ? "" : std::string(ontology.label(row.id, LabelForm::kInverse, language)),
            Style::kDim},
           {row.sign == Sign::kNeutral ? std::string() : say(name_of(row.sign)), Style::kDim}});
    }
    if (table.empty()) continue;
    out.write("\n" +
              out.styled(Style::kBold, family == Family::kNone
                                           ? say("generic")
                                           : std::string(name_of(family)) + " · " +
                                                 std::string(family_label(family, language))) +
              "\n" + table.text("  ", out));
  }
}

}  // namespace

Result<ExitCode> run_schema(Context& context) {
  LAZO_TRY(const Ontology ontology, shipped_ontology());
  const Words say = context.words();
  const std::vector<std::string>& arguments = context.invocation.arguments();
  if (!arguments.empty() && !schema_text(arguments[0]).empty()) {
    context.out.write(schema_text(arguments[0]));
    return ExitCode::kOk;
  }
  std::vector<const NodeTypeRow*> types;
  std::vector<const RelationRow*> relations;
  if (arguments.empty()) {
    for (const NodeTypeRow& row : ontology.types()) types.push_back(&row);
    for (const RelationRow& row : ontology.relations()) relations.push_back(&row);
  } else if (const NodeType type = ontology.find_type(arguments[0]); type.valid()) {
    types.push_back(&ontology.type(type));
  } else {
    LAZO_TRY(const std::vector<RelationId> named, relations_named(ontology, {arguments[0]}));
    for (const RelationId relation : named) relations.push_back(&ontology.relation(relation));
  }

  if (context.format() != Format::kTable) {
    std::string text;
    JsonWriter json(text);
    begin_envelope(json, "schema");
    json.key("types").begin_array();
    for (const NodeTypeRow* row : types) write_type(json, ontology, *row);
    json.end_array().key("relations").begin_array();
    for (const RelationRow* row : relations) write_relation(json, ontology, *row);
    json.end_array().key("notices").begin_array().end_array().end_object();
    context.out.write(text + "\n");
    return ExitCode::kOk;
  }
  if (arguments.empty()) {
    print_all(context.out, ontology, say);
    return ExitCode::kOk;
  }
  for (const NodeTypeRow* row : types) {
    context.out.write(context.out.styled(Style::kBold, row->name) + " · " +
                      std::string(ontology.label(row->id, say.language())) + "\n");
  }
  for (const RelationRow* row : relations) print_relation(context.out, ontology, *row, say);
  return ExitCode::kOk;
}

}  // namespace lazo::cli
