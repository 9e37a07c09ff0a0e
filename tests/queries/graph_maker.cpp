#include "tests/queries/graph_maker.hpp"

#include <algorithm>

#include "tests/catch.hpp"

namespace lazo::tests {
namespace {

constexpr std::uint32_t kSentenceBytes = 100;

NodeType type_of(const std::string& key) {
  const std::string prefix = key.substr(0, key.find(':'));
  for (const NodeTypeRow& row : ontology().types()) {
    if (row.key_prefix == prefix) return row.id;
  }
  return ontology().find_type("unknown");
}

std::string name_of_key(const std::string& key) {
  std::string name = key.substr(key.find(':') + 1);
  std::replace(name.begin(), name.end(), '-', ' ');
  if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 32);
  return name;
}

Level level_of(const std::string& key) {
  if (key.find(':') == std::string::npos) return Level::kDescribed;
  return key.starts_with("name:") ? Level::kNamed : Level::kKnown;
}

/// The entity of a key in an extraction, added with a mention if it is new.
EntityId entity_of(Extraction& extraction, const std::string& key) {
  const Level level = level_of(key);
  const std::string stored = level == Level::kDescribed ? "" : key;
  const std::string name = level == Level::kDescribed ? key : name_of_key(key);
  for (std::uint32_t i = 0; i < extraction.entities.size(); ++i) {
    if (extraction.entities[i].key == stored && extraction.entities[i].name == name) {
      return EntityId{i};
    }
  }
  const EntityId id{static_cast<std::uint32_t>(extraction.entities.size())};
  extraction.entities.push_back({level, type_of(key), stored, name});
  extraction.mentions.push_back({Span{id.value, id.value + 1}, id, MentionHow::kName});
  return id;
}

}  // namespace

const Ontology& ontology() {
  static const Result<Ontology> loaded = shipped_ontology();
  REQUIRE(loaded.ok());
  return *loaded;
}

KnownNode& GraphMaker::row(const std::string& key) {
  for (KnownNode& row : rows_) {
    if (row.key == key) return row;
  }
  KnownNode& row = rows_.emplace_back();
  row.key = key;
  row.type = type_of(key);
  row.name = name_of_key(key);
  row.names.push_back({row.name, "", NameRole::kLabel});
  return row;
}

GraphMaker& GraphMaker::alias(const std::string& key, const std::string& name, NameRole role) {
  row(key).names.push_back({name, "", role});
  return *this;
}

GraphMaker& GraphMaker::background(const std::string& source, const std::string& relation,
                                   const std::string& target) {
  row(target);
  row(source).background.push_back({ontology().find_relation(relation), target, "", "", "test"});
  return *this;
}

GraphMaker& GraphMaker::document(const std::string& published, const std::vector<MadeTie>& ties) {
  Extraction& extraction = extractions_.emplace_back();
  const std::string number = std::to_string(extractions_.size());
  Document& document = extraction.document;
  document.id.value = extractions_.size();
  document.uris = {"document" + number + ".txt"};
  document.publisher = "publisher " + number;
  document.published = published;
  document.language = Language::kEnglish;
  std::uint32_t sentences = 1;
  for (const MadeTie& tie : ties) sentences = std::max(sentences, tie.sentence + 1);
  document.text.assign(std::size_t{sentences} * kSentenceBytes, 'x');
  for (const MadeTie& tie : ties) {
    Claim claim;
    claim.relation = ontology().find_relation(tie.relation);
    INFO(tie.relation);
    REQUIRE(claim.relation.valid());
    claim.source = entity_of(extraction, tie.source);
    claim.target = entity_of(extraction, tie.target);
    claim.sentence = {tie.sentence * kSentenceBytes, (tie.sentence + 1) * kSentenceBytes};
    claim.negated = tie.negated;
    claim.mood = tie.mood;
    claim.confidence = tie.confidence;
    claim.rule = "test";
    if (!tie.speaker.empty()) {
      claim.attribution = Attribution{};
      claim.attribution->speaker = entity_of(extraction, tie.speaker);
      claim.attribution->cue = "said";
    }
    if (!tie.about.empty()) {
      claim.roles.push_back({"about", entity_of(extraction, tie.about), "", {}, {}});
    }
    extraction.claims.push_back(std::move(claim));
  }
  for (const LocalEntity& entity : extraction.entities) {
    if (entity.level == Level::kKnown) row(entity.key);
  }
  return *this;
}

Snapshot GraphMaker::make() const {
  Fold fold(ontology(), DecisionLog());
  for (const Extraction& extraction : extractions_) {
    fold.add(extraction, DocumentRow{static_cast<std::uint32_t>(extraction.document.id.value)});
  }
  for (const KnownNode& row : rows_) fold.add(row);
  return fold.finish();
}

NodeIndex node(const Snapshot& graph, const std::string& key) {
  const std::optional<NodeIndex> found = graph.find(key);
  INFO(key);
  REQUIRE(found.has_value());
  return *found;
}

}  // namespace lazo::tests
