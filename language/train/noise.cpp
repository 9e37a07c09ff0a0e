#include "language/train/noise.hpp"

#include <cstddef>
#include <string_view>

#include "graph/base/utf8.hpp"

namespace lazo {
namespace {

// The first `count` characters in upper case, the others as they are.
std::string raise(std::string_view form, std::size_t count) {
  std::string out;
  for (std::size_t at = 0; at < form.size();) {
    const Decoded decoded = decode_utf8(form, at);
    at += decoded.length;
    append_utf8(out, count > 0 ? to_upper(decoded.code_point) : decoded.code_point);
    if (count > 0) --count;
  }
  return out;
}

}  // namespace

std::vector<std::string> noisy_forms(const Example& example, const NoiseSettings& settings,
                                     Random& random) {
  std::vector<std::string> forms = example.forms;
  if (example.ends_in_mark && random.unit() < settings.no_final_mark) forms.pop_back();
  float draw = random.unit();
  const auto falls_in = [&draw](float share) { return (draw -= share) < 0.0F; };
  if (falls_in(settings.all_capitals)) {
    for (std::string& form : forms) form = raise(form, form.size());
  } else if (falls_in(settings.title_case)) {
    for (std::string& form : forms) form = raise(form, 1);
  } else if (falls_in(settings.no_capitals)) {
    for (std::string& form : forms) form = lower(form);
  }
  return forms;
}

}  // namespace lazo
