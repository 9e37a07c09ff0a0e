#pragma once
// The words of importers/readers/data/labels.tsv, by which bylines, datelines, captions and the
// like are known in text without markup.
//
//   labels().is(LabelKind::kByline, "web editor")      // folded text
//   labels().head(LabelKind::kQuestion, "Q: Why?")     // 3, the bytes of "Q: "
//
// Thread safety: immutable after the first call, which is safe.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace lazo {

enum class LabelKind : std::uint8_t {
  kByline,
  kBylineHead,
  kBylineTail,
  kDateHead,
  kOutletHead,
  kTitleHead,
  kCaption,
  kQuestion,
  kAnswer,
  kTimeZone
};

class Labels {
 public:
  /// Reads the table that is compiled in.
  Labels();

  /// True if `folded` (fold_text) is a form of the kind.
  [[nodiscard]] bool is(LabelKind kind, std::string_view folded) const;
  /// Bytes of `text` up to behind "LABEL:" and the space after it; 0 if no label of the kind stands
  /// before a colon there.
  [[nodiscard]] std::size_t head_before_colon(LabelKind kind, std::string_view text) const;
  /// The same for "LABEL " without a colon, or with one.
  [[nodiscard]] std::size_t head(LabelKind kind, std::string_view text) const;
  /// True if `folded` ends with a form of the kind, behind a space or comma.
  [[nodiscard]] bool tail(LabelKind kind, std::string_view folded) const;

 private:
  std::vector<std::vector<std::string_view>> forms_;  // by kind; views of the embedded file
};

[[nodiscard]] const Labels& labels();

}  // namespace lazo
