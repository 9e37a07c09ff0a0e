#pragma once
// One running reader child and the protocol spoken with it (reader_child.hpp describes both).
// Private to the readers. Belongs to one thread at a time.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "graph/base/child_process.hpp"
#include "graph/base/json.hpp"
#include "graph/base/result.hpp"

namespace lazo {

class ReaderSession {
 public:
  [[nodiscard]] static Result<std::unique_ptr<ReaderSession>> start(const std::string& program);

  /// Hands over a document; the answers are read with line() and raw().
  [[nodiscard]] Status ask(std::string_view format, std::string_view bytes, std::string_view name,
                           std::uint32_t seconds);

  /// The next line of the answer, valid until the next call. Errors: kBadInput, saying how the
  /// child ended or that it took too long.
  [[nodiscard]] Result<std::string_view> line();
  /// `size` raw bytes behind a line.
  [[nodiscard]] Result<std::string> raw(std::uint64_t size);

  /// True between documents: the child may be asked again.
  [[nodiscard]] bool healthy() const { return healthy_; }
  void set_done() { healthy_ = true; }
  [[nodiscard]] std::uint32_t documents() const { return documents_; }

 private:
  [[nodiscard]] Status fill();
  [[nodiscard]] Error ended(const Error& cause);

  ChildProcess child_;
  std::string buffer_;
  std::size_t used_ = 0;  ///< bytes of the buffer that were given out
  std::uint32_t documents_ = 0;
  bool healthy_ = true;
};

}  // namespace lazo
