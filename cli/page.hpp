#pragma once
// Long answers in pages: --limit says how much, --after continues where the page before ended.
//
//   LAZO_TRY(const Window window, window_of(context, session, kDefaultLimit));
//   report.next = cut_to(window, context, session, report.answer.ties);   // the cursor, or empty
//
// A cursor is opaque and belongs to one question over a graph of one size: given with another
// question, or after an import, it is refused rather than answered with the wrong half of a list.

#include <algorithm>
#include <string>
#include <vector>

#include "cli/session.hpp"

namespace lazo::cli {

/// The part of a list that is shown.
struct Window {
  std::size_t first = 0;
  std::size_t limit = 0;  ///< 0 = to the end

  [[nodiscard]] std::size_t end(std::size_t total) const {
    return limit == 0 || total - std::min(first, total) <= limit ? total : first + limit;
  }
};

/// What --limit (else `limit`) and --after ask for. Errors: kUsage for a cursor that does not
/// belong here.
[[nodiscard]] Result<Window> window_of(const Context& context, const Session& session,
                                       std::size_t limit);

/// The cursor after an answer that ended at `end` of `total`; empty at the end of the list.
[[nodiscard]] std::string cursor_after(const Context& context, const Session& session,
                                       std::size_t end, std::size_t total);

/// Keeps of `items` what lies in the window; returns the cursor behind it.
template <typename Item>
std::string cut_to(const Window& window, const Context& context, const Session& session,
                   std::vector<Item>& items) {
  const std::size_t total = items.size();
  const std::size_t end = window.end(total);
  items.resize(end);
  items.erase(items.begin(),
              items.begin() + static_cast<std::ptrdiff_t>(std::min(window.first, end)));
  return cursor_after(context, session, end, total);
}

}  // namespace lazo::cli
