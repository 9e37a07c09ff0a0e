#pragma once
// A file that is written piece by piece, and there as a whole or not at all.
//
//   FileSink sink;
//   LAZO_CHECK(sink.open("tables/nodes.csv"));
//   LAZO_CHECK(write_csv_nodes(graph, context, sink));
//   LAZO_CHECK(sink.close());          // without it nothing is left
//
// Errors: kSystem. Belongs to one thread.

#include <string>
#include <string_view>

#include "exporters/text_sink.hpp"
#include "graph/base/result.hpp"

namespace lazo::cli {

class FileSink final : public TextSink {
 public:
  FileSink() = default;
  FileSink(const FileSink&) = delete;
  FileSink& operator=(const FileSink&) = delete;
  ~FileSink() override;

  [[nodiscard]] Status open(std::string path);
  [[nodiscard]] Status write(std::string_view bytes) override;
  /// Puts the file in place.
  [[nodiscard]] Status close();

 private:
  [[nodiscard]] Error failed() const;  ///< by errno

  int descriptor_ = -1;
  std::string path_;
  std::string temporary_;  ///< what is written until close()
};

}  // namespace lazo::cli
