#include "graph/decisions.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "graph/base/sha256.hpp"
#include "graph/base/utf8.hpp"
#include "graph/decision_lines.hpp"

namespace lazo {
namespace {

constexpr std::array<std::string_view, 10> kVerbs = {
    "same", "different", "unsure", "reject", "accept", "restate", "note", "trust", "undo", "alias"};

/// A log that holds the same decision more often than this is no user's.
constexpr unsigned kMostRepeats = 1000;

bool earlier(const Decision& a, const Decision& b) {
  return std::tie(a.at, a.id) < std::tie(b.at, b.id);
}

Error missing(const Decision& decision, const std::string& what) {
  return {ErrorCode::kUsage, std::string(name_of(decision.verb)) + " needs " + what, decision.id,
          ""};
}

Status check_fields(const Decision& decision) {
  switch (decision.verb) {
    case DecisionVerb::kSame:
    case DecisionVerb::kDifferent:
    case DecisionVerb::kUnsure:
      if (decision.a.empty() || decision.b.empty() || decision.a == decision.b) {
        return missing(decision, "two different nodes");
      }
      if (decision.b < decision.a) return missing(decision, "its nodes in the order of their keys");
      return {};
    case DecisionVerb::kRestate:
      if (!decision.restatement) return missing(decision, "what the claim says instead");
      [[fallthrough]];
    case DecisionVerb::kReject:
    case DecisionVerb::kAccept:
      if (!decision.claim) return missing(decision, "a claim");
      return {};
    case DecisionVerb::kNote:
      if (decision.a.empty() || decision.note.empty()) return missing(decision, "a key and a note");
      return {};
    case DecisionVerb::kTrust:
      if (!parse_document_id(decision.a)) return missing(decision, "a document");
      if (decision.trust > 10000) return missing(decision, "a trust from 0 to 1");
      return {};
    case DecisionVerb::kAlias:
      if (decision.a.empty() || slug(decision.b).empty()) {
        return missing(decision, "a node and a name with a letter in it");
      }
      return {};
    case DecisionVerb::kUndo:
      if (decision.undoes.empty()) return missing(decision, "the decision to take back");
      return {};
  }
  return missing(decision, "a known verb");
}

}  // namespace

std::string_view name_of(DecisionVerb verb) {
  return kVerbs[static_cast<std::size_t>(verb)];
}

template <>
std::optional<DecisionVerb> value_of(std::string_view name) {
  const auto* const it = std::find(kVerbs.begin(), kVerbs.end(), name);
  if (it == kVerbs.end()) return std::nullopt;
  return static_cast<DecisionVerb>(it - kVerbs.begin());
}

std::string decision_id(const Decision& decision, unsigned repeat) {
  Decision content = decision;
  content.id.clear();
  const Sha256 digest = sha256(decision_to_line(content) + std::to_string(repeat));
  return "decision:" + to_hex(std::span(digest).first(8));
}

Status check_decision(const Decision& decision) {
  LAZO_CHECK(check_fields(decision));
  for (unsigned repeat = 0; repeat < kMostRepeats; ++repeat) {
    if (decision.id == decision_id(decision, repeat)) return {};
  }
  return Error{ErrorCode::kBadInput, "the id does not fit the content of the decision", decision.id,
               "decisions are never edited: undo this one and decide anew"};
}

Result<std::string> DecisionLog::append(Decision decision) {
  const bool two = decision.verb == DecisionVerb::kSame ||
                   decision.verb == DecisionVerb::kDifferent ||
                   decision.verb == DecisionVerb::kUnsure;
  if (two && decision.b < decision.a) std::swap(decision.a, decision.b);
  LAZO_CHECK(check_fields(decision));
  if (decision.verb == DecisionVerb::kUndo && find(decision.undoes) == nullptr) {
    return Error{ErrorCode::kNotFound, "no decision " + quoted(decision.undoes), "",
                 "see 'lazo decisions'"};
  }
  for (unsigned repeat = 0; repeat < kMostRepeats; ++repeat) {
    decision.id = decision_id(decision, repeat);
    if (find(decision.id) != nullptr) continue;
    std::string id = decision.id;
    decisions_.insert(std::upper_bound(decisions_.begin(), decisions_.end(), decision, earlier),
                      std::move(decision));
    return id;
  }
  return Error{ErrorCode::kUsage, "this was decided too often at the same time", "", ""};
}

Result<bool> DecisionLog::merge(Decision decision) {
  LAZO_CHECK(check_decision(decision));
  const auto at = std::lower_bound(decisions_.begin(), decisions_.end(), decision, earlier);
  if (at != decisions_.end() && at->id == decision.id) return false;
  decisions_.insert(at, std::move(decision));
  return true;
}

std::vector<bool> DecisionLog::liveness() const {
  // An undo may itself be undone. Chains are followed from the decision at their end; an undo that
  // (in a forged log) undoes itself through others counts as dead.
  std::map<std::string_view, std::vector<std::size_t>> undos;
  for (std::size_t i = 0; i < decisions_.size(); ++i) {
    if (decisions_[i].verb == DecisionVerb::kUndo) undos[decisions_[i].undoes].push_back(i);
  }
  enum class Mark : std::uint8_t { kNew, kOpen, kDead, kLive };
  std::vector<Mark> marks(decisions_.size(), Mark::kNew);
  // Depth first with an own stack: a chain may be as long as the log.
  for (std::size_t start = 0; start < decisions_.size(); ++start) {
    std::vector<std::size_t> stack;
    if (marks[start] == Mark::kNew) stack.push_back(start);
    while (!stack.empty()) {
      const std::size_t at = stack.back();
      const auto by = undos.find(decisions_[at].id);
      bool waits = false;
      bool undone = false;
      if (by != undos.end()) {
        for (const std::size_t undo : by->second) {
          if (marks[undo] == Mark::kNew && marks[at] == Mark::kNew) {
            stack.push_back(undo);
            waits = true;
          }
          undone = undone || marks[undo] == Mark::kLive;
        }
      }
      if (waits) {
        marks[at] = Mark::kOpen;
        continue;
      }
      marks[at] = undone ? Mark::kDead : Mark::kLive;
      stack.pop_back();
    }
  }
  std::vector<bool> live(decisions_.size());
  for (std::size_t i = 0; i < decisions_.size(); ++i) live[i] = marks[i] == Mark::kLive;
  return live;
}

std::vector<Decision> DecisionLog::live() const {
  const std::vector<bool> is_live = liveness();
  std::vector<Decision> out;
  for (std::size_t i = 0; i < decisions_.size(); ++i) {
    if (is_live[i] && decisions_[i].verb != DecisionVerb::kUndo) out.push_back(decisions_[i]);
  }
  return out;
}

const Decision* DecisionLog::last() const {
  const std::vector<bool> is_live = liveness();
  for (std::size_t i = decisions_.size(); i-- > 0;) {
    if (is_live[i] && decisions_[i].verb != DecisionVerb::kUndo) return &decisions_[i];
  }
  return nullptr;
}

const Decision* DecisionLog::find(std::string_view id) const {
  const auto it = std::find_if(decisions_.begin(), decisions_.end(),
                               [&](const Decision& d) { return d.id == id; });
  return it == decisions_.end() ? nullptr : &*it;
}

}  // namespace lazo
