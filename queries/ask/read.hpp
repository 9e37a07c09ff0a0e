#pragma once
// From a plain question in English, Spanish or French to what it asks for.
//
//   LAZO_TRY(const Reader reader, Reader::create(ontology, engine));
//   Engine::Scratch scratch;
//   Question q = reader.read(graph, "Who presses Mexico?", Language::kUnknown, scratch);
//
// The language engine gives words, lemmas, voice and tree; names come from the graph, relations
// from the lexicons and the labels of the ontology (queries/ask/triggers.hpp), everything that only
// questions have from queries/ask/lexicon/. A question that does not fit is Intent::kUnread: then
// `unread_words` say what was not understood. Without models the reading rests on word order alone.
// Tested by ask_reading_test.cpp and ask_answer_test.cpp.
//
// Texts of more than 600 bytes are not read.
//
// Thread safety: const, with a scratch for each thread.

#include <array>
#include <memory>
#include <string_view>

#include "graph/base/result.hpp"
#include "graph/lexicon/lexicon.hpp"
#include "graph/ontology/ontology.hpp"
#include "graph/snapshot.hpp"
#include "language/engine.hpp"
#include "queries/ask/cues.hpp"
#include "queries/ask/question.hpp"

namespace lazo::ask {

class Reader {
 public:
  /// Borrows both, which must outlive the reader. Errors: kBadInput in the tables of the program.
  [[nodiscard]] static Result<Reader> create(const Ontology& ontology, const Engine& engine);

  /// `language` kUnknown: found out from the question's own words.
  [[nodiscard]] Question read(const Snapshot& graph, std::string_view text, Language language,
                              Engine::Scratch& scratch) const;

  /// The tables that documents are read with, too.
  [[nodiscard]] const Lexicons& lexicons() const { return *lexicons_; }

  /// The language whose question words and function words the text has most of, names aside.
  [[nodiscard]] Language language_of(const Snapshot& graph, std::string_view text) const;

 private:
  Reader(const Ontology& ontology, const Engine& engine) : ontology_(&ontology), engine_(&engine) {}
  [[nodiscard]] const CueTable& cues_of(Language language) const;

  const Ontology* ontology_;
  const Engine* engine_;
  std::unique_ptr<const Lexicons> lexicons_;
  std::array<CueTable, 3> cues_;
};

}  // namespace lazo::ask
