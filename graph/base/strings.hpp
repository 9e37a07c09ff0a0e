#pragma once
// Small helpers on text that the standard library of C++20 lacks. Pure, ASCII only.

#include <string>
#include <string_view>
#include <vector>

namespace lazo {

/// Without spaces, tabs, CR and LF at both ends.
[[nodiscard]] std::string_view trim(std::string_view text);

/// The pieces between separators; "a,,b" gives three, "" gives one empty piece.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

/// split(), each piece trimmed, empty pieces left out.
[[nodiscard]] std::vector<std::string_view> split_list(std::string_view text, char separator);

[[nodiscard]] std::string join(const std::vector<std::string>& pieces, std::string_view separator);

/// Calls `use(line, number)` for each line without its LF or CRLF; numbers from 1.
template <typename Use>
void for_each_line(std::string_view text, const Use& use) {
  std::size_t number = 0;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    use(line, ++number);
  }
}

}  // namespace lazo
