#include "importers/extraction/parties.hpp"

#include <algorithm>

namespace lazo {

void find_parties(const Vocabulary& vocabulary, const TypeIds& types, const Ontology& ontology,
                  Cast& cast) {
  const RelationId party_to = ontology.find_relation("party_to");
  cast.parties.clear();
  for (std::uint32_t m = 0; m < cast.members.size(); ++m) {
    const Member& member = cast.members[m];
    if (member.type == types.agreement && member.node != Member::kNoNode)
      cast.parties.push_back({m, {}});
  }
  if (cast.parties.empty()) return;
  for (std::uint32_t m = 0; m < cast.members.size(); ++m) {
    const Member& member = cast.members[m];
    if (member.type != types.country || member.node == Member::kNoNode) continue;
    for (const BackgroundTie& row : vocabulary.known_node(member.node).background) {
      if (row.relation != party_to || !row.to.empty()) continue;
      for (AgreementParties& agreement : cast.parties) {
        if (vocabulary.key(cast.members[agreement.agreement].node) == row.target)
          agreement.members.push_back(m);
      }
    }
  }
  std::erase_if(cast.parties,
                [](const AgreementParties& agreement) { return agreement.members.empty(); });
}

}  // namespace lazo
