// Tested by vocabulary_test.cpp.
#include "importers/vocabulary/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "graph/base/strings.hpp"
#include "graph/base/suggest.hpp"
#include "graph/base/tsv.hpp"
#include "importers/vocabulary/name_syntax.hpp"

namespace lazo {
namespace {

struct LanguageColumn {
  std::string_view column;
  Language language;
};
constexpr std::array<LanguageColumn, 4> kNameColumns = {{{"name", Language::kUnknown},
                                                         {"en", Language::kEnglish},
                                                         {"es", Language::kSpanish},
                                                         {"fr", Language::kFrench}}};

/// A key prefix, a type or a subtype ("org", "organization", "ministry") -> its type.
std::optional<NodeType> type_called(const Ontology& ontology, std::string_view name) {
  for (const NodeTypeRow& row : ontology.types()) {
    const bool known =
        row.name == name || row.key_prefix == name ||
        std::find(row.subtypes.begin(), row.subtypes.end(), name) != row.subtypes.end();
    if (known && !row.abstract) return row.id;
  }
  return std::nullopt;
}

std::string type_hint(const Ontology& ontology, std::string_view name) {
  std::vector<std::string_view> known;
  for (const NodeTypeRow& row : ontology.types()) {
    known.push_back(row.name);
    known.insert(known.end(), row.subtypes.begin(), row.subtypes.end());
  }
  return did_you_mean(name, known);
}

std::string relation_hint(const Ontology& ontology, std::string_view name) {
  std::vector<std::string_view> known;
  for (const RelationRow& row : ontology.relations()) known.push_back(row.name);
  return did_you_mean(name, known);
}

/// "2018", "2018-11" or "2018-11-30"; the calendar is not checked further than its ranges.
bool is_date_prefix(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 4 || i == 7;
    if (dash ? text[i] != '-' : (text[i] < '0' || text[i] > '9')) return false;
  }
  const auto number = [&](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
  if (text.size() >= 7 && (number(5) < 1 || number(5) > 12)) return false;
  return text.size() < 10 || (number(8) >= 1 && number(8) <= 31);
}

bool is_key(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == 0 || colon == std::string_view::npos || colon + 1 == text.size()) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == ':' || c == '-';
  });
}

}  // namespace

/// Reads the tables into a Vocabulary; what rows say of other rows is checked at the end.
class VocabularyLoader {
 public:
  explicit VocabularyLoader(const Ontology& ontology, std::size_t bytes) : ontology_(ontology) {
    // The built-in rows take about 150 bytes a node and 35 a name.
    out_.nodes_.reserve(bytes / 128);
    out_.names_.reserve(bytes / 32);
  }

  Status read_table(const VocabularyTable& table) {
    static const std::vector<TsvColumn> columns = {{"key"},        {"type", false}, {"name", false},
                                                   {"en", false},  {"es", false},   {"fr", false},
                                                   {"ids", false}, {"ties", false}, {"source"}};
    return for_each_tsv_row(table.text, table.file, columns,
                            [this](const TsvRow& row) { return read_row(row); });
  }

  Result<Vocabulary> finish() {
    LAZO_CHECK(resolve_extensions());
    LAZO_CHECK(check_ties());
    order_by_node();
    return std::move(out_);
  }

 private:
  struct PendingTie {
    Vocabulary::Tie tie;
    std::string where;
  };
  /// A "+key" row: its parts belong to a node that may come later.
  struct Extension {
    std::string_view key;
    std::uint32_t provisional = 0;  ///< stands for the node in names, ids and ties until resolved
    std::string where;
  };
  static constexpr std::uint32_t kProvisional = 0x80000000U;

  Status read_row(const TsvRow& row) {
    std::string_view key = row["key"];
    const bool extends = key.front() == '+';
    if (extends) key = trim(key.substr(1));
    if (!is_key(key)) {
      return Error{ErrorCode::kBadInput, "malformed key " + quoted(key), row.where(),
                   "keys look like org:coparmex or place:ca-on:ottawa"};
    }
    std::uint32_t node = 0;
    if (extends) {
      node = kProvisional + static_cast<std::uint32_t>(extensions_.size());
      extensions_.push_back({key, node, row.where()});
    } else {
      LAZO_TRY(node, add_node(key, row));
    }
    LAZO_CHECK(read_names(row, node));
    LAZO_CHECK(read_ids(row, node));
    return read_ties(row, node);
  }

  Result<std::uint32_t> add_node(std::string_view key, const TsvRow& row) {
    const std::string_view type = row["type"];
    const std::string_view wanted = type.empty() ? key.substr(0, key.find(':')) : type;
    const auto known = type_called(ontology_, wanted);
    if (!known) {
      return Error{ErrorCode::kBadInput, "unknown type " + quoted(wanted), row.where(),
                   type_hint(ontology_, wanted)};
    }
    Vocabulary::Node node;
    node.key = key;
    node.type = *known;
    node.subtype = wanted;
    out_.nodes_.push_back(node);
    where_.push_back(row.where());
    return out_.size() - 1;
  }

  Status read_names(const TsvRow& row, std::uint32_t node) {
    const std::string where = row.where();
    std::string_view shown;
    for (const auto& [column, language] : kNameColumns) {
      if (row[column].empty()) continue;
      LAZO_TRY(std::vector<WrittenName> written, parse_names(row[column], where, out_.spellings_));
      bool label = language != Language::kUnknown && (node & kProvisional) == 0;
      for (const WrittenName& name : written) {
        VocabularyName& added = out_.names_.emplace_back();
        added.text = name.text;
        added.node = node;
        added.language = language;
        added.role = name.role;
        added.common = name.common;
        added.acronym = name.acronym;
        added.adjective = name.adjective;
        if (label && name.role != NameRole::kWeak && name.role != NameRole::kFormer) {
          added.role = NameRole::kLabel;
        }
        label = false;
        add_context(name.context, added);
        if (shown.empty()) shown = added.text;
      }
    }
    if ((node & kProvisional) != 0) return {};
    if (shown.empty()) {
      return Error{ErrorCode::kBadInput, "row without a name", where, "fill in name, en, es or fr"};
    }
    out_.nodes_[node].name = shown;
    return {};
  }

  void add_context(const std::vector<std::string_view>& context, VocabularyName& name) {
    name.first_context = static_cast<std::uint32_t>(out_.contexts_.size());
    out_.contexts_.insert(out_.contexts_.end(), context.begin(), context.end());
    name.end_context = static_cast<std::uint32_t>(out_.contexts_.size());
  }

  Status read_ids(const TsvRow& row, std::uint32_t node) {
    for (const std::string_view id : split_list(row["ids"], ';')) {
      const std::size_t equals = id.find('=');
      if (equals == 0 || equals == std::string_view::npos || equals + 1 == id.size()) {
        return Error{ErrorCode::kBadInput, "malformed id " + quoted(id), row.where(),
                     "ids look like naics=3364; hs=88"};
      }
      out_.ids_.push_back({node, trim(id.substr(0, equals)), trim(id.substr(equals + 1))});
    }
    return {};
  }

  Status read_ties(const TsvRow& row, std::uint32_t node) {
    for (const std::string_view written : split_list(row["ties"], ';')) {
      const std::vector<std::string_view> parts = split_list(written, ' ');
      if (parts.size() < 2 || parts.size() > 3) {
        return Error{ErrorCode::kBadInput, "malformed tie " + quoted(written), row.where(),
                     "ties look like member_of org:cce 1976..2020; capital_of country:ca"};
      }
      const RelationId relation = ontology_.find_relation(parts[0]);
      if (!relation.valid()) {
        return Error{ErrorCode::kBadInput, "unknown relation " + quoted(parts[0]), row.where(),
                     relation_hint(ontology_, parts[0])};
      }
      Vocabulary::Tie tie{node, relation, parts[1], {}, {}, row["source"]};
      if (parts.size() == 3) LAZO_CHECK(read_period(parts[2], row, tie));
      pending_.push_back({tie, row.where()});
    }
    return {};
  }

  static Status read_period(std::string_view period, const TsvRow& row, Vocabulary::Tie& tie) {
    const std::size_t dots = period.find("..");
    if (dots != std::string_view::npos) {
      tie.from = period.substr(0, dots);
      tie.to = period.substr(dots + 2);
    }
    const bool dated = !tie.from.empty() || !tie.to.empty();
    const bool ordered = tie.from.empty() || tie.to.empty() || tie.from <= tie.to;
    if (!dated || !ordered || !(tie.from.empty() || is_date_prefix(tie.from)) ||
        !(tie.to.empty() || is_date_prefix(tie.to))) {
      return Error{ErrorCode::kBadInput, "malformed period " + quoted(period), row.where(),
                   "periods look like 2017-01-20..2021-01-20 or 2025-10.."};
    }
    return {};
  }

  Status index_keys() {
    out_.by_key_.resize(out_.nodes_.size());
    std::iota(out_.by_key_.begin(), out_.by_key_.end(), 0U);
    std::stable_sort(out_.by_key_.begin(), out_.by_key_.end(),
                     [this](std::uint32_t a, std::uint32_t b) {
                       return out_.nodes_[a].key < out_.nodes_[b].key;
                     });
    for (std::size_t i = 1; i < out_.by_key_.size(); ++i) {
      const std::uint32_t first = out_.by_key_[i - 1];
      const std::uint32_t again = out_.by_key_[i];
      if (out_.nodes_[first].key == out_.nodes_[again].key) {
        return Error{ErrorCode::kBadInput, "key " + quoted(out_.nodes_[again].key) + " given twice",
                     where_[again], "first at " + where_[first] + "; write +KEY to extend a row"};
      }
    }
    return {};
  }

  Status unknown_key(std::string_view key, const std::string& where) const {
    std::vector<std::string_view> keys;
    for (const std::uint32_t node : out_.by_key_) keys.push_back(out_.nodes_[node].key);
    return Error{ErrorCode::kBadInput, "unknown key " + quoted(key), where,
                 did_you_mean(key, keys)};
  }

  Status resolve_extensions() {
    LAZO_CHECK(index_keys());
    std::vector<std::uint32_t> node_of;
    for (const Extension& extension : extensions_) {
      const auto node = out_.find(extension.key);
      if (!node) return unknown_key(extension.key, extension.where);
      node_of.push_back(*node);
    }
    const auto resolve = [&](std::uint32_t& node) {
      if ((node & kProvisional) != 0) node = node_of[node & ~kProvisional];
    };
    for (VocabularyName& name : out_.names_) resolve(name.node);
    for (Vocabulary::Id& id : out_.ids_) resolve(id.node);
    for (PendingTie& pending : pending_) resolve(pending.tie.node);
    return {};
  }

  Status check_ties() {
    for (PendingTie& pending : pending_) {
      const auto target = out_.find(pending.tie.target);
      if (!target) return unknown_key(pending.tie.target, pending.where);
      const NodeType from = out_.type(pending.tie.node);
      const NodeType to = out_.type(*target);
      if (!ontology_.accepts(pending.tie.relation, from, to)) {
        return Error{ErrorCode::kBadInput,
                     ontology_.relation(pending.tie.relation).name + " cannot tie a " +
                         ontology_.type(from).name + " to a " + ontology_.type(to).name,
                     pending.where, "see the domain and range of the relation: lazo schema"};
      }
      out_.ties_.push_back(pending.tie);
    }
    for (const std::string_view context : out_.contexts_) {
      if (is_key(context) && !out_.find(context))
        return unknown_key(context, "context of a weak name");
    }
    return {};
  }

  void order_by_node() {
    const auto by_node = [](const auto& a, const auto& b) { return a.node < b.node; };
    std::stable_sort(out_.names_.begin(), out_.names_.end(), by_node);
    std::stable_sort(out_.ids_.begin(), out_.ids_.end(), by_node);
    std::stable_sort(out_.ties_.begin(), out_.ties_.end(), by_node);
    for (std::uint32_t i = 0; i < out_.names_.size(); ++i) {
      Vocabulary::Node& node = out_.nodes_[out_.names_[i].node];
      if (node.end_name == 0) node.first_name = i;
      node.end_name = i + 1;
    }
  }

  const Ontology& ontology_;  // owned by the caller of load()
  Vocabulary out_;
  std::vector<std::string> where_;  // of each node
  std::vector<Extension> extensions_;
  std::vector<PendingTie> pending_;
};

Result<Vocabulary> Vocabulary::load(std::span<const VocabularyTable> tables,
                                    const Ontology& ontology) {
  std::size_t bytes = 0;
  for (const VocabularyTable& table : tables) bytes += table.text.size();
  VocabularyLoader loader(ontology, bytes);
  for (const VocabularyTable& table : tables) LAZO_CHECK(loader.read_table(table));
  return loader.finish();
}

std::optional<std::uint32_t> Vocabulary::find(std::string_view key) const {
  const auto at = std::lower_bound(
      by_key_.begin(), by_key_.end(), key,
      [this](std::uint32_t node, std::string_view wanted) { return nodes_[node].key < wanted; });
  if (at == by_key_.end() || nodes_[*at].key != key) return std::nullopt;
  return *at;
}

std::span<const VocabularyName> Vocabulary::names_of(std::uint32_t node) const {
  const Node& row = nodes_[node];
  return std::span<const VocabularyName>(names_).subspan(row.first_name,
                                                         row.end_name - row.first_name);
}

KnownNode Vocabulary::known_node(std::uint32_t node) const {
  KnownNode out;
  out.key = nodes_[node].key;
  out.type = nodes_[node].type;
  out.name = nodes_[node].name;
  for (const VocabularyName& name : names_of(node)) {
    const bool any = name.language == Language::kUnknown;
    out.names.push_back({std::string(name.text),
                         any ? std::string() : std::string(language_code(name.language)),
                         name.role});
  }
  const auto by_node = [](const auto& row, std::uint32_t wanted) { return row.node < wanted; };
  for (auto id = std::lower_bound(ids_.begin(), ids_.end(), node, by_node);
       id != ids_.end() && id->node == node; ++id) {
    out.ids.push_back({std::string(id->scheme), std::string(id->value)});
  }
  for (auto tie = std::lower_bound(ties_.begin(), ties_.end(), node, by_node);
       tie != ties_.end() && tie->node == node; ++tie) {
    out.background.push_back({tie->relation, std::string(tie->target), std::string(tie->from),
                              std::string(tie->to), std::string(tie->source)});
  }
  return out;
}

}  // namespace lazo
