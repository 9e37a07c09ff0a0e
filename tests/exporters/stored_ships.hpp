#pragma once
// A store in a folder of its own with two documents about ships, and its graph: for tests of what
// exporters take from a store.

#include <memory>
#include <string>
#include <string_view>

#include "exporters/collect.hpp"
#include "graph/snapshot_cache.hpp"
#include "tests/catch.hpp"
#include "tests/exporters/sample_graph.hpp"
#include "tests/temporary_folder.hpp"

namespace lazo::testing {

/// A document in which Nordfret does things to other companies, one sentence each.
inline Extraction ship_document(std::uint64_t id, std::string_view publisher) {
  Extraction e;
  Document& d = e.document;
  d.id = DocumentId{id};
  d.sha256[0] = static_cast<std::uint8_t>(id >> 56U);
  for (unsigned i = 0; i < 8; ++i) d.sha256[i] = static_cast<std::uint8_t>(id >> (56U - 8U * i));
  d.uris = {"en/" + std::to_string(id) + ".txt"};
  d.title = "Ships";
  d.publisher = publisher;
  d.published = "2026-01-12";
  d.language = Language::kEnglish;
  d.mime = "text/plain";
  const NodeType organization = ontology().find_type("organization");
  const auto named = [&](std::string_view key, std::string_view name) {
    e.entities.push_back({Level::kNamed, organization, std::string(key), std::string(name)});
    return EntityId{static_cast<std::uint32_t>(e.entities.size() - 1)};
  };
  const EntityId nordfret = named("name:nordfret", "Nordfret");
  const EntityId barge = named("name:atlantic-barge", "Atlantic Barge");
  const EntityId gazette = named("name:harbour-gazette", "Harbour Gazette");
  const auto say = [&](std::string_view sentence, std::string_view trigger,
                       std::string_view relation, EntityId source, EntityId target, Mood mood,
                       bool negated, bool reported) {
    Claim claim;
    const auto begin = static_cast<std::uint32_t>(d.text.size());
    d.text.append(sentence).append(" ");
    claim.sentence = {begin, begin + static_cast<std::uint32_t>(sentence.size())};
    const auto at = begin + static_cast<std::uint32_t>(sentence.find(trigger));
    claim.trigger = Span{at, at + static_cast<std::uint32_t>(trigger.size())};
    claim.relation = ontology().find_relation(relation);
    claim.source = source;
    claim.target = target;
    claim.mood = mood;
    claim.negated = negated;
    if (reported) claim.attribution = Attribution{gazette, "wrote", {at, at + 1}, false, {}, ""};
    claim.confidence = 8000;
    claim.rule = "clause.verb";
    e.sentences.push_back({claim.sentence, ""});
    e.claims.push_back(claim);
  };
  say("Nordfret supports Atlantic Barge.", "supports", "supports", nordfret, barge, Mood::kAsserted,
      false, false);
  say("Nordfret will buy Atlantic Barge.", "buy", "acquires", nordfret, barge, Mood::kPlanned,
      false, false);
  say("Nordfret did not sue Atlantic Barge.", "sue", "sues", nordfret, barge, Mood::kAsserted, true,
      false);
  say("Atlantic Barge criticized Nordfret, the Harbour Gazette wrote.", "criticized", "criticizes",
      barge, nordfret, Mood::kAsserted, false, true);
  for (std::uint32_t i = 0; i < e.entities.size(); ++i) {
    // One mention each is enough for the fold.
    const auto at = static_cast<std::uint32_t>(d.text.find(e.entities[i].name.substr(0, 7)));
    e.mentions.push_back({{at, at + 7}, EntityId{i}, MentionHow::kName});
  }
  std::sort(e.mentions.begin(), e.mentions.end(), [](const Mention& a, const Mention& b) {
    return std::tie(a.span, a.entity) < std::tie(b.span, b.entity);
  });
  d.blocks = {{BlockKind::kParagraph, 0, {0, static_cast<std::uint32_t>(d.text.size())}, {}}};
  return e;
}

class StoredShips {
 public:
  StoredShips() {
    auto opened = Store::open(folder_ / "g.lazo", ontology(), StoreAccess::kCreate);
    if (!opened.ok()) FAIL(opened.error().text());
    store_ = std::make_unique<Store>(std::move(opened).value());
    for (const auto& [id, publisher] :
         {std::pair{0x1111111111111111ULL, "The Post"}, {0x2222222222222222ULL, "The Gazette"}}) {
      const auto put = store_->put(ship_document(id, publisher), "test");
      if (!put.ok()) FAIL(put.error().text());
    }
    auto folded = fold_store(*store_, ontology());
    if (!folded.ok()) FAIL(folded.error().text());
    graph_ = std::move(folded).value();
  }
  StoredShips(const StoredShips&) = delete;
  StoredShips& operator=(const StoredShips&) = delete;

  [[nodiscard]] ExportGraph collected(const CollectOptions& request) const {
    auto result = collect(graph_, *store_, ontology(), request);
    if (!result.ok()) FAIL(result.error().text());
    return std::move(result).value();
  }
  [[nodiscard]] const Snapshot& graph() const { return graph_; }
  [[nodiscard]] const Store& store() const { return *store_; }

 private:
  TemporaryFolder folder_;  ///< outlives the store
  std::unique_ptr<Store> store_;
  Snapshot graph_;
};

}  // namespace lazo::testing
