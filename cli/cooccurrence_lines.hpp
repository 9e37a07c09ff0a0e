#pragma once
// Adds the co-occurrence layer to a lazo-jsonl export: behind the lines of each document its
// `mentioned_with` claims, made on the way out and stored nowhere.

#include <optional>
#include <string>
#include <string_view>

#include "cli/session.hpp"
#include "graph/lines.hpp"

namespace lazo::cli {

class CooccurrenceSink final : public LineSink {
 public:
  /// Both must outlive this.
  CooccurrenceSink(const Session& session, LineSink& next) : session_(session), next_(next) {}

  Status write(std::string_view lines) override;
  /// The claims of the last document.
  [[nodiscard]] Status finish();

 private:
  [[nodiscard]] Status write_line(std::string_view line);

  const Session& session_;
  LineSink& next_;
  std::optional<DocumentId> open_;  ///< whose lines are being written
};

}  // namespace lazo::cli
