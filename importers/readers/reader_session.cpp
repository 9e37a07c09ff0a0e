// Tested by reader_child_test.cpp.
#include "importers/readers/reader_session.hpp"

#include <algorithm>

namespace lazo {
namespace {

constexpr std::size_t kLongestLine = std::size_t{1} << 30U;
constexpr std::size_t kPiece = std::size_t{256} << 10U;
// The child limits its own processor time; a machine with much else to do may take longer.
constexpr std::int64_t kWallFactor = 5;

}  // namespace

Result<std::unique_ptr<ReaderSession>> ReaderSession::start(const std::string& program) {
  Result<ChildProcess> child = ChildProcess::start({program});
  if (!child.ok()) {
    Error error = std::move(child).error();
    if (error.code == ErrorCode::kToolMissing) {
      error.message = "the reader of this format, lazo-read, is not installed";
      error.hint = "it belongs into libexec/lazo beside the folder of lazo";
    }
    return error;
  }
  auto session = std::make_unique<ReaderSession>();
  session->child_ = std::move(child).value();
  return session;
}

Status ReaderSession::ask(std::string_view format, std::string_view bytes, std::string_view name,
                          std::uint32_t seconds) {
  std::string head;
  JsonWriter json(head);
  json.begin_object()
      .field("format", format)
      .field("name", name)
      .field("bytes", static_cast<std::uint64_t>(bytes.size()))
      .field("seconds", seconds)
      .end_object();
  head += '\n';
  healthy_ = false;
  ++documents_;
  child_.set_deadline_ms(kWallFactor * 1000 * seconds);
  Status sent = child_.write(head);
  if (sent.ok()) sent = child_.write(bytes);
  if (!sent.ok()) return ended(sent.error());
  return {};
}

Result<std::string_view> ReaderSession::line() {
  std::size_t searched = used_;
  for (;;) {
    const std::size_t end = buffer_.find('\n', searched);
    if (end != std::string::npos) {
      const std::string_view found(buffer_.data() + used_, end - used_);
      used_ = end + 1;
      return found;
    }
    searched = buffer_.size();
    if (buffer_.size() - used_ > kLongestLine) {
      child_.kill();
      return Error{ErrorCode::kBadInput, "the reader answered with an endless line", "", ""};
    }
    const std::size_t before = used_;
    LAZO_CHECK(fill());
    searched -= before - used_;
  }
}

Result<std::string> ReaderSession::raw(std::uint64_t size) {
  if (size > kLongestLine) {
    child_.kill();
    return Error{ErrorCode::kBadInput, "the reader answered with too much", "", ""};
  }
  while (buffer_.size() - used_ < size) LAZO_CHECK(fill());
  std::string bytes = buffer_.substr(used_, size);
  used_ += size;
  return bytes;
}

/// Reads some more of the answer behind what is in the buffer.
Status ReaderSession::fill() {
  if (used_ > 0) {
    buffer_.erase(0, used_);
    used_ = 0;
  }
  const std::size_t size = buffer_.size();
  buffer_.resize(size + kPiece);
  const Result<std::size_t> got = child_.read(buffer_.data() + size, kPiece);
  buffer_.resize(size + (got.ok() ? *got : 0));
  if (!got.ok()) return ended(got.error());
  if (*got == 0) return ended({ErrorCode::kSystem, "", "", ""});
  return {};
}

/// What the user is told of a child that did not answer to the end.
Error ReaderSession::ended(const Error& cause) {
  if (cause.message == "took too long") {
    child_.kill();
    return {ErrorCode::kBadInput, "reading it took too long", "", ""};
  }
  const std::string how = child_.wait();
  // 24 = SIGXCPU, by which the child's limit of processor time ends it.
  if (how == "signal 24" || how == "signal 9") {
    return {ErrorCode::kBadInput, "reading it took too long or too much memory", "", ""};
  }
  return {ErrorCode::kBadInput,
          "its reader stopped (" + (how.empty() ? std::string("no answer") : how) + ")", "", ""};
}

}  // namespace lazo
