#include "importers/extraction/quantity.hpp"

#include <algorithm>

#include "graph/base/utf8.hpp"
#include "importers/extraction/prepositions.hpp"

namespace lazo {
namespace {

/// The number that begins at `w` with its unit, or nothing.
struct Amount {
  Quantity quantity;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::uint32_t noun = kNoWord;  ///< what is counted, if it is no unit of the table
};

std::optional<Amount> amount_at(const Reading& reading, std::uint32_t w, const Sentence& sentence) {
  const std::string_view form = reading.analysis.form(w);
  const std::optional<std::string> number = plain_number(form, reading.lexicon.language);
  if (!number) return std::nullopt;
  Amount amount;
  amount.quantity.number = *number;
  amount.first = w;
  amount.last = w;
  std::string factor;
  for (std::uint32_t next = w + 1; next < std::min(sentence.end_word, w + 6); ++next) {
    if (reading.analysis.form(next) == "%") {
      amount.quantity.unit = "%";
      amount.last = next;
      break;
    }
    const UnitRow* unit = reading.first_match(next, reading.lexicon.units);
    if (unit == nullptr) {
      const std::string_view word = reading.folded(next);
      if (word == "de" || word == "d'") continue;
      if (reading.is_noun(next) && next == amount.last + 1) amount.noun = next;
      break;
    }
    if (!unit->unit.empty() && unit->unit.front() == 'x') {
      if (!factor.empty()) factor += " ";
      factor += std::string(reading.folded(next));
      // Thousands and millions are zeros, so no arithmetic on the digits is needed.
      const std::size_t zeros =
          static_cast<std::size_t>(std::count(unit->unit.begin(), unit->unit.end(), '0'));
      std::string& digits = amount.quantity.number;
      const std::size_t dot = digits.find('.');
      std::size_t decimals = 0;
      if (dot != std::string::npos) {
        decimals = digits.size() - dot - 1;
        digits.erase(dot, 1);
      }
      if (decimals > zeros) {
        digits.insert(digits.size() - (decimals - zeros), ".");
      } else {
        digits.append(zeros - decimals, '0');
      }
    } else {
      amount.quantity.unit = unit->unit;
      amount.last = next;
      break;
    }
    amount.last = next;
  }
  return amount;
}

/// "80% of the exports of Mexico": whose part it is, down the chain of "of" to its end.
Referents owner_of(const Reading& reading, Resolver& resolver, std::uint32_t head) {
  constexpr std::size_t kLinks = 3;
  Referents owner;
  for (std::size_t link = 0; link < kLinks; ++link) {
    std::uint32_t next = kNoWord;
    for (const std::uint32_t child : reading.children(head)) {
      const Deprel deprel = reading.word(child).deprel;
      const std::string preposition = reading.preposition(child);
      if (deprel == Deprel::kNmodPoss ||
          (deprel == Deprel::kNmod && (preposition == "of" || is_preposition(preposition, "de")))) {
        next = child;
        break;
      }
    }
    if (next == kNoWord) break;
    head = next;
    if (Referents found = resolver.resolve(head); found.size() == 1) owner = std::move(found);
  }
  return owner;
}

/// A year or the number of an article is no amount.
bool worth_a_fact(const Amount& amount) {
  return !amount.quantity.unit.empty() || amount.noun != kNoWord;
}

}  // namespace

std::optional<std::string> plain_number(std::string_view text, Language language) {
  std::string out;
  bool decimal = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c >= '0' && c <= '9') {
      out += c;
      continue;
    }
    if (out.empty() || decimal) return std::nullopt;
    std::size_t digits = 0;
    while (i + 1 + digits < text.size() && text[i + 1 + digits] >= '0' &&
           text[i + 1 + digits] <= '9')
      ++digits;
    if (digits == 0) return std::nullopt;
    if (c == '.') {
      if (digits == 3 && language != Language::kEnglish &&
          text.find(',', i) != std::string_view::npos)
        continue;
    } else if (c == ',') {
      if (digits == 3 && language != Language::kFrench) continue;
    } else {
      return std::nullopt;
    }
    out += '.';
    decimal = true;
  }
  if (out.empty()) return std::nullopt;
  return out;
}

void find_amounts(const Reading& reading, Resolver& resolver, const Cast& cast,
                  const TypeIds& types, std::uint32_t number, std::vector<AmountFact>& out) {
  const Sentence& sentence = reading.analysis.sentences[number];
  Frames frames(reading, resolver);
  for (std::uint32_t w = sentence.first_word; w < sentence.end_word; ++w) {
    const std::optional<Amount> amount = amount_at(reading, w, sentence);
    if (!amount || !worth_a_fact(*amount)) continue;
    w = amount->last;
    AmountFact fact;
    fact.sentence = number;
    fact.quantity = amount->quantity;
    // The noun that the amount belongs to, then the verb that both belong to.
    std::uint32_t head = amount->noun != kNoWord ? amount->noun : amount->last;
    for (std::size_t steps = 0; steps < 4; ++steps) {
      const Word& word = reading.word(head);
      if (word.head == kNoWord || reading.is_verb(word.head)) break;
      if (word.head < amount->first && reading.word(word.head).upos != Upos::kSym &&
          reading.word(word.head).upos != Upos::kNum) {
        break;
      }
      head = word.head;
    }
    if (amount->quantity.unit.empty())
      fact.quantity->unit = std::string(reading.folded(amount->noun));
    const Referents whose = resolver.resolve(head);
    const bool rate = amount->quantity.unit == "%" && !whose.empty() &&
                      cast.members[whose.front().member].type == types.measure;
    const std::uint32_t verb = reading.word(head).head;
    if (rate) {
      fact.entity = whose.front();
      fact.property = "rate";
      fact.said = circumstances(reading, frames, resolver, head, true);
    } else {
      if (verb == kNoWord || !reading.is_verb(verb)) continue;
      const Deprel deprel = reading.word(head).deprel;
      if (deprel != Deprel::kObj && deprel != Deprel::kObl && deprel != Deprel::kOblArg &&
          deprel != Deprel::kAdvmod && deprel != Deprel::kNsubj && deprel != Deprel::kNsubjPass) {
        continue;
      }
      const bool subject = deprel == Deprel::kNsubj || deprel == Deprel::kNsubjPass;
      const Referents who =
          subject ? owner_of(reading, resolver, amount->last) : frames.subject(verb);
      if (who.size() != 1) continue;
      fact.entity = who.front();
      fact.property =
          fold_text(reading.analysis.lemma(verb).empty() ? reading.analysis.form(verb)
                                                         : reading.analysis.lemma(verb));
      fact.said = circumstances(reading, frames, resolver, verb, false);
      for (const std::uint32_t c : reading.children(verb)) {
        if (reading.word(c).deprel != Deprel::kObl || c == head) continue;
        for (const Referent& where : resolver.resolve(c)) {
          const NodeType type = cast.members[where.member].type;
          if (type == types.country || type == types.place || type == types.bloc ||
              type == types.sector) {
            fact.scope = where;
          }
        }
      }
    }
    // "46.4% of the workforce": with what it is a share of.
    std::uint32_t last =
        amount->noun != kNoWord ? std::max(amount->noun, amount->last) : amount->last;
    for (const std::uint32_t c : reading.children(amount->last)) {
      if (reading.word(c).deprel == Deprel::kNmod && c > last && c <= last + 4) last = c;
    }
    fact.span = reading.span_of(amount->first, last);
    fact.value = std::string(fact.span.in(reading.analysis.text));
    fact.confidence = sentence.depth == Depth::kParsed ? 7500 : 5000;
    fact.rule = sentence.depth == Depth::kParsed ? "ud.amount" : "clause.amount";
    out.push_back(std::move(fact));
  }
}

}  // namespace lazo
