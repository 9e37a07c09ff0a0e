#pragma once
// Where an exporter writes to: a string, a file, a pipe. Exporters never hold the whole output.
//
//   StringSink sink;
//   LAZO_CHECK(write_dot(graph, ontology, options, sink));
//   use(sink.text);
//
// A sink belongs to one thread.

#include <cstddef>
#include <string>
#include <string_view>

#include "graph/base/result.hpp"

namespace lazo {

/// A true seam: the command line writes to standard output and to files, tests to strings.
class TextSink {
 public:
  virtual ~TextSink() = default;
  /// Appends bytes. Errors: kSystem (disk full, closed pipe).
  [[nodiscard]] virtual Status write(std::string_view bytes) = 0;
};

class StringSink final : public TextSink {
 public:
  [[nodiscard]] Status write(std::string_view bytes) override {
    text.append(bytes);
    return {};
  }
  std::string text;
};

/// Collects small pieces into big writes. flush() at the end; the first error is kept.
class BufferedText {
 public:
  static constexpr std::size_t kFlushBytes = std::size_t{1} << 16U;

  explicit BufferedText(TextSink& sink) : sink_(sink) {}

  /// The bytes not yet written: append here, then call settle() now and then.
  [[nodiscard]] std::string& text() { return text_; }
  BufferedText& operator<<(std::string_view piece) {
    text_.append(piece);
    return *this;
  }
  /// Writes if there is much to write.
  [[nodiscard]] Status settle() { return text_.size() < kFlushBytes ? Status{} : flush(); }
  [[nodiscard]] Status flush() {
    Status status = sink_.write(text_);
    text_.clear();
    return status;
  }

 private:
  TextSink& sink_;  // owned by the caller
  std::string text_;
};

}  // namespace lazo
