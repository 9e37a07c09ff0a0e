#include "exporters/diagram_words.hpp"

#include <array>

namespace lazo {
namespace {

constexpr std::size_t kWords = 16;
constexpr std::array<std::array<std::string_view, kWords>, 3> kTable = {{
    {"cooperation", "conflict", "neutral", "stated", "planned, required or possible", "reported",
     "denied", "background", "mutual", "sentences of evidence", "only described", "NOT", "disputed",
     "more", "nodes", "ties not shown"},
    {"cooperación", "conflicto", "neutral", "afirmado", "previsto, exigido o posible", "atribuido",
     "negado", "contexto", "mutuo", "oraciones que lo prueban", "solo descrito", "NO",
     "controvertido", "más", "nodos", "lazos no mostrados"},
    {"coopération", "conflit", "neutre", "affirmé", "prévu, exigé ou possible", "rapporté",
     "démenti", "contexte", "mutuel", "phrases à l'appui", "seulement décrit", "NON", "contesté",
     "de plus", "nœuds", "liens non montrés"},
}};

}  // namespace

std::string_view diagram_word(DiagramWord word, Language language) {
  const std::size_t at =
      language == Language::kSpanish ? 1U : (language == Language::kFrench ? 2U : 0U);
  return kTable[at][static_cast<std::size_t>(word)];
}

}  // namespace lazo
