#include "language/analysis.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace lazo {
namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, 17> kUposNames = {
    "X",   "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN",
    "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"};
static_assert(kUposNames.size() == static_cast<std::size_t>(Upos::kVerb) + 1);

constexpr std::array<std::string_view, 53> kDeprelNames = {
    "dep",    "root",       "nsubj",      "nsubj:pass",  "csubj",        "csubj:pass",
    "obj",    "iobj",       "obl",        "obl:agent",   "obl:tmod",     "obl:arg",
    "ccomp",  "xcomp",      "advcl",      "advcl:relcl", "acl",          "acl:relcl",
    "advmod", "amod",       "appos",      "aux",         "aux:pass",     "case",
    "cc",     "cc:preconj", "clf",        "compound",    "compound:prt", "conj",
    "cop",    "det",        "det:predet", "det:poss",    "discourse",    "dislocated",
    "expl",   "expl:pass",  "fixed",      "flat",        "flat:name",    "goeswith",
    "list",   "mark",       "nmod",       "nmod:poss",   "nmod:tmod",    "nummod",
    "orphan", "parataxis",  "punct",      "reparandum",  "vocative"};
static_assert(kDeprelNames.size() == static_cast<std::size_t>(Deprel::kVocative) + 1);

constexpr std::array<std::string_view, 4> kNameTypeCodes = {"PER", "ORG", "LOC", "MISC"};

/// The enumerator whose name is `name`, or `otherwise`.
template <typename Enum, std::size_t kSize>
Enum find_name(const std::array<std::string_view, kSize>& names, std::string_view name,
               Enum otherwise) {
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? otherwise : static_cast<Enum>(found - names.begin());
}

}  // namespace

std::string_view upos_name(Upos upos) {
  return kUposNames[static_cast<std::size_t>(upos)];
}

std::string_view deprel_name(Deprel deprel) {
  return kDeprelNames[static_cast<std::size_t>(deprel)];
}

Upos upos_of_name(std::string_view name) {
  return find_name(kUposNames, name, Upos::kX);
}

Deprel deprel_of_name(std::string_view name) {
  const auto exact = std::find(kDeprelNames.begin(), kDeprelNames.end(), name);
  if (exact != kDeprelNames.end()) return static_cast<Deprel>(exact - kDeprelNames.begin());
  return find_name(kDeprelNames, name.substr(0, name.find(':')), Deprel::kDep);
}

std::string_view name_type_code(NameType type) {
  return kNameTypeCodes[static_cast<std::size_t>(type)];
}

}  // namespace lazo
