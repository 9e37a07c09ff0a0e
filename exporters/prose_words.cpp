// Tested by prose_test.cpp.
#include "exporters/prose_words.hpp"

#include <array>

namespace lazo {
namespace {

struct Row {
  ProseWord word;
  std::array<std::string_view, 3> text;  // English, Spanish, French
};

constexpr std::array kWords = {
    Row{ProseWord::kOpenQuote, {"\u201C", "\u00AB", "\u00AB\u00A0"}},
    Row{ProseWord::kCloseQuote, {"\u201D", "\u00BB", "\u00A0\u00BB"}},
    Row{ProseWord::kPage, {"p.", "p.", "p."}},
    Row{ProseWord::kSources, {"Sources", "Fuentes", "Sources"}},
    Row{ProseWord::kReportTitle,
        {"What {0} documents say", "Lo que dicen {0} documentos", "Ce que disent {0} documents"}},
    Row{ProseWord::kCovers,
        {"{0} ties between {1} actors and things, from {2} claims. Only what a document states is "
         "told as a fact; what is reported, planned or required is worded so.",
         "{0} vínculos entre {1} actores y cosas, de {2} afirmaciones. Solo lo que un documento "
         "afirma se cuenta como hecho; lo atribuido, previsto o exigido se dice como tal.",
         "{0} liens entre {1} acteurs et choses, de {2} affirmations. Seul ce qu'un document "
         "affirme est dit comme un fait ; ce qui est rapporté, prévu ou exigé est dit comme tel."}},
    Row{ProseWord::kMainActors, {"Main actors", "Actores principales", "Principaux acteurs"}},
    Row{ProseWord::kActorLine,
        {"{0} ({1}): tied to {2} others; documents: {3}",
         "{0} ({1}): vinculado con {2} otros; documentos: {3}",
         "{0} ({1}) : lié à {2} autres ; documents : {3}"}},
    Row{ProseWord::kBlocs, {"Blocs and bridges", "Bloques y puentes", "Blocs et ponts"}},
    Row{ProseWord::kBlocLine,
        {"Joined by cooperation (ties within: {1}, to others: {2}): {0}",
         "Unidos por la cooperación (vínculos dentro: {1}, con otros: {2}): {0}",
         "Unis par la coopération (liens internes : {1}, vers d'autres : {2}) : {0}"}},
    Row{ProseWord::kBridgeLine,
        {"Between the bloc of {0} and that of {1}, ties: {2}; {3}",
         "Entre el bloque de {0} y el de {1}, vínculos: {2}; {3}",
         "Entre le bloc de {0} et celui de {1}, liens : {2} ; {3}"}},
    Row{ProseWord::kPositions,
        {"Who supports and opposes what", "Quién apoya y quién se opone",
         "Qui soutient et qui s'oppose"}},
    Row{ProseWord::kMeasures,
        {"Measures and sectors", "Medidas y sectores", "Mesures et secteurs"}},
    Row{ProseWord::kSectorLine, {"{0}: {1} ties", "{0}: {1} vínculos", "{0} : {1} liens"}},
    Row{ProseWord::kTimeline, {"Timeline", "Cronología", "Chronologie"}},
    Row{ProseWord::kContradictions,
        {"Contradictions between sources", "Contradicciones entre fuentes",
         "Contradictions entre sources"}},
    Row{ProseWord::kAgainst,
        {"{0}; denied elsewhere", "{0}; negado en otra parte", "{0} ; nié ailleurs"}},
    Row{ProseWord::kOpposed,
        {"{0}; elsewhere: {1}", "{0}; en otra parte: {1}", "{0} ; ailleurs : {1}"}},
    Row{ProseWord::kUnquoted,
        {"Spoken about, never quoted", "Se habla de ellos, nunca se les cita",
         "On parle d'eux, jamais cités"}},
    Row{ProseWord::kUnquotedLine,
        {"{0}: {1} mentions, no claim in its own words",
         "{0}: {1} menciones, ninguna afirmación con sus palabras",
         "{0} : {1} mentions, aucune affirmation de sa part"}},
    Row{ProseWord::kLimits,
        {"What these documents cannot tell", "Lo que estos documentos no pueden decir",
         "Ce que ces documents ne peuvent pas dire"}},
    Row{ProseWord::kLimitDates,
        {"They were published between {0} and {1}: nothing before or after is known.",
         "Se publicaron entre {0} y {1}: nada se sabe de antes ni de después.",
         "Ils ont paru entre {0} et {1} : rien n'est connu avant ni après."}},
    Row{ProseWord::kLimitUndated,
        {"{0} of {1} documents bear no date.", "{0} de {1} documentos no llevan fecha.",
         "{0} documents sur {1} ne portent pas de date."}},
    Row{ProseWord::kLimitUnread,
        {"{0} of {1} sentences gave no tie ({2} %): they may say more than is told here.",
         "{0} de {1} oraciones no dieron vínculo ({2} %): pueden decir más de lo que aquí se "
         "cuenta.",
         "{0} phrases sur {1} n'ont donné aucun lien ({2} %) : elles peuvent en dire plus."}},
    Row{ProseWord::kLimitOneSource,
        {"{0} of {1} ties rest on one source only.", "{0} de {1} vínculos tienen una sola fuente.",
         "{0} liens sur {1} n'ont qu'une source."}},
    Row{ProseWord::kLimitHidden,
        {"{0} ties are only possible or denied; they are not counted above.",
         "{0} vínculos son solo posibles o negados; no se cuentan arriba.",
         "{0} liens ne sont que possibles ou niés ; ils ne sont pas comptés ici."}},
    Row{ProseWord::kLimitLanguages,
        {"They are written in: {0}.", "Están escritos en: {0}.", "Ils sont écrits en : {0}."}},
    Row{ProseWord::kLimitVocabulary,
        {"To be mentioned together is no tie, and silence is no position.",
         "Ser mencionados juntos no es un vínculo, y el silencio no es una postura.",
         "Être mentionnés ensemble n'est pas un lien, et le silence n'est pas une position."}},
    Row{ProseWord::kNothing,
        {"Nothing of the kind in these documents.", "Nada de eso en estos documentos.",
         "Rien de tel dans ces documents."}},
    Row{ProseWord::kNoteTitle, {"Note: {0}", "Nota: {0}", "Note : {0}"}},
    Row{ProseWord::kSummary, {"Summary", "Resumen", "Résumé"}},
    Row{ProseWord::kQuotations, {"Quotations", "Citas", "Citations"}},
    Row{ProseWord::kDiagram, {"Diagram", "Diagrama", "Schéma"}},
    Row{ProseWord::kWho, {"Who", "Quién", "Qui"}},
    Row{ProseWord::kRelation, {"Tie", "Vínculo", "Lien"}},
    Row{ProseWord::kWhom, {"Whom", "A quién", "À qui"}},
    Row{ProseWord::kStatus, {"Status", "Estatus", "Statut"}},
    Row{ProseWord::kSourceCount, {"Sources", "Fuentes", "Sources"}},
    Row{ProseWord::kLatest, {"Latest", "Último", "Dernier"}},
    Row{ProseWord::kMoreTies,
        {"{0} more ties are not listed.", "{0} vínculos más no se listan.",
         "{0} liens de plus ne sont pas listés."}},
};

}  // namespace

std::string_view prose_word(ProseWord word, Language language) {
  const std::size_t at = language == Language::kSpanish ? 1 : language == Language::kFrench ? 2 : 0;
  for (const Row& row : kWords) {
    if (row.word == word) return row.text[at];
  }
  return {};
}

std::string prose_text(ProseWord word, Language language,
                       std::initializer_list<std::string> values) {
  const std::string_view pattern = prose_word(word, language);
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}') {
      const auto at = static_cast<std::size_t>(pattern[i + 1] - '0');
      if (at < values.size()) {
        out += *(values.begin() + static_cast<std::ptrdiff_t>(at));
        i += 2;
        continue;
      }
    }
    out.push_back(pattern[i]);
  }
  return out;
}

}  // namespace lazo
