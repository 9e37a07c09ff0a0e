#pragma once
// The words around an answer in English, Spanish and French. The table is data, messages.tsv: the
// English text as it stands in the code, and what the other two say for it.
//
//   const Words say = session.words();
//   out.write(say("nothing dated"));
//   out.write(say("+{} more", {std::to_string(left)}));      // "+3 más"
//   out.write(say.count(ties, "tie", "ties"));               // "1 lazo", "2 lazos"
//
// Keys of JSON, values of enumerations, names of commands and flags are never translated, nor are
// texts of documents. What has no row is shown in English; visible_texts_test.py reads the sources
// and lists what must have one. Pure; thread-safe; O(log rows).

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "graph/base/language_code.hpp"

namespace lazo::cli {

/// The text in a language; a view of the table, or `english` itself.
[[nodiscard]] std::string_view localized(std::string_view english, Language language);

/// Says texts of the table in one language.
class Words {
 public:
  explicit Words(Language language) : language_(language) {}

  [[nodiscard]] Language language() const { return language_; }
  /// The text with `put` in its holes {}, in order.
  [[nodiscard]] std::string operator()(std::string_view english,
                                       std::initializer_list<std::string_view> put = {}) const;
  /// "1 tie", "2 ties".
  [[nodiscard]] std::string count(std::uint64_t count, std::string_view one,
                                  std::string_view many) const;

 private:
  Language language_;
};

}  // namespace lazo::cli
