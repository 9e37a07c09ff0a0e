#include "queries/cooccurrence.hpp"

#include <set>

namespace lazo {

std::vector<Claim> cooccurrences(const Extraction& extraction, RelationId relation) {
  std::vector<Claim> claims;
  auto mention = extraction.mentions.begin();  // both lists are in text order
  for (const SentenceRecord& sentence : extraction.sentences) {
    std::set<EntityId> entities;
    while (mention != extraction.mentions.end() && mention->span.begin < sentence.span.end) {
      if (sentence.span.contains(mention->span)) entities.insert(mention->entity);
      ++mention;
    }
    for (auto a = entities.begin(); a != entities.end(); ++a) {
      for (auto b = std::next(a); b != entities.end(); ++b) {
        Claim claim;
        claim.relation = relation;
        claim.source = *a;
        claim.target = *b;
        claim.sentence = sentence.span;
        claim.certainty = Certainty::kUnknown;
        claim.rule = "cooccurrence";
        claims.push_back(std::move(claim));
      }
    }
  }
  return claims;
}

}  // namespace lazo
