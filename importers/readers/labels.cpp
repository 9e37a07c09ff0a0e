#include "importers/readers/labels.hpp"

#include <algorithm>
#include <array>
#include <cassert>

#include "graph/base/embedded.hpp"
#include "graph/base/tsv.hpp"
#include "graph/base/utf8.hpp"

namespace lazo {

namespace embedded {
extern const EmbeddedFiles reader_data;
}  // namespace embedded

namespace {

constexpr std::array<std::string_view, 10> kKindNames = {
    "byline",     "byline_head", "byline_tail", "date_head", "outlet_head",
    "title_head", "caption",     "question",    "answer",    "time_zone"};
static_assert(kKindNames.size() == static_cast<std::size_t>(LabelKind::kTimeZone) + 1);

}  // namespace

Labels::Labels() : forms_(kKindNames.size()) {
  constexpr std::string_view kName = "data/labels.tsv";
  const Status read = for_each_tsv_row(
      embedded::reader_data.find(kName), kName, {{"kind"}, {"form"}},
      [&](const TsvRow& row) -> Status {
        const auto* kind = std::find(kKindNames.begin(), kKindNames.end(), row["kind"]);
        if (kind == kKindNames.end()) {
          return Error{ErrorCode::kBadInput, "unknown kind " + quoted(row["kind"]), row.where(),
                       ""};
        }
        forms_[static_cast<std::size_t>(kind - kKindNames.begin())].push_back(row["form"]);
        return {};
      });
  assert(read.ok());  // compiled in, and read by a test
}

bool Labels::is(LabelKind kind, std::string_view folded) const {
  const auto& forms = forms_[static_cast<std::size_t>(kind)];
  return std::find(forms.begin(), forms.end(), folded) != forms.end();
}

std::size_t Labels::head(LabelKind kind, std::string_view text) const {
  const Folded folded = fold(text.substr(0, 64));
  std::size_t best = 0;
  for (const std::string_view form : forms_[static_cast<std::size_t>(kind)]) {
    if (!folded.text.starts_with(form)) continue;
    std::size_t at = form.size();
    while (at < folded.text.size() && folded.text[at] == ' ') ++at;
    const bool colon = at < folded.text.size() && folded.text[at] == ':';
    if (colon) ++at;
    while (at < folded.text.size() && folded.text[at] == ' ') ++at;
    if (at == form.size() && at < folded.text.size()) continue;  // "parity" is not "par"
    best = std::max(best, static_cast<std::size_t>(folded.source[at]));
  }
  return best;
}

std::size_t Labels::head_before_colon(LabelKind kind, std::string_view text) const {
  const std::size_t end = head(kind, text);
  return text.substr(0, end).find(':') == std::string_view::npos ? 0 : end;
}

bool Labels::tail(LabelKind kind, std::string_view folded) const {
  for (const std::string_view form : forms_[static_cast<std::size_t>(kind)]) {
    if (!folded.ends_with(form) || folded.size() <= form.size()) continue;
    const char before = folded[folded.size() - form.size() - 1];
    if (before == ' ' || before == ',') return true;
  }
  return false;
}

const Labels& labels() {
  static const Labels kLabels;
  return kLabels;
}

}  // namespace lazo
