// Tested by reader_child_test.cpp.
#include "importers/readers/reader_child.hpp"

#include <algorithm>
#include <utility>

#include "graph/base/child_process.hpp"
#include "graph/base/json.hpp"
#include "importers/readers/pdf_tools.hpp"
#include "importers/readers/reader_session.hpp"

namespace lazo {
namespace {

/// After so many documents a child makes room for a new one: what a parser leaks stays bounded.
constexpr std::uint32_t kDocumentsPerChild = 1000;
constexpr std::uint64_t kBytesPerSecond = std::uint64_t{256} << 10U;

std::uint32_t seconds_for(std::uint32_t least, std::size_t bytes) {
  return least + static_cast<std::uint32_t>(bytes / kBytesPerSecond);
}

}  // namespace

class ReaderPool::PooledFiles final : public ContainedFiles {
 public:
  PooledFiles(const ReaderPool& pool, std::unique_ptr<ReaderSession> session)
      : pool_(pool), session_(std::move(session)) {}
  ~PooledFiles() override { pool_.give_back(std::move(session_)); }
  PooledFiles(const PooledFiles&) = delete;
  PooledFiles& operator=(const PooledFiles&) = delete;

  Result<std::optional<ContainedFile>> next() override {
    for (;;) {
      LAZO_TRY(const std::string_view line, session_->line());
      LAZO_TRY(const Json json, parse_json(line, "reader"));
      const std::string_view kind = json.text("kind");
      ContainedFile member;
      member.path = json.text("path");
      if (kind == "member") {
        const std::int64_t size = json.integer_at("bytes");
        LAZO_TRY(member.bytes,
                 session_->raw(static_cast<std::uint64_t>(std::max<std::int64_t>(size, 0))));
        return std::optional<ContainedFile>(std::move(member));
      }
      if (kind == "problem") {
        member.problem = json.text("message", "unreadable");
        return std::optional<ContainedFile>(std::move(member));
      }
      if (kind == "document") continue;  // of a mail: read on its own
      session_->set_done();
      const std::string_view message = json.text("message");
      if (message.empty()) return std::optional<ContainedFile>();
      return Error{ErrorCode::kBadInput, std::string(message), "", ""};
    }
  }

 private:
  const ReaderPool& pool_;  // outlives this
  std::unique_ptr<ReaderSession> session_;
};

ReaderPool::ReaderPool(ReaderOptions options) : options_(std::move(options)) {}
ReaderPool::~ReaderPool() = default;

Result<std::unique_ptr<ReaderSession>> ReaderPool::take() const {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      std::unique_ptr<ReaderSession> session = std::move(idle_.back());
      idle_.pop_back();
      return session;
    }
  }
  return ReaderSession::start(options_.program);
}

void ReaderPool::give_back(std::unique_ptr<ReaderSession> session) const {
  if (!session->healthy() || session->documents() >= kDocumentsPerChild) return;
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(session));
}

Result<RichText> ReaderPool::ask(std::string_view format, std::string_view bytes,
                                 std::string_view name) const {
  LAZO_TRY(std::unique_ptr<ReaderSession> session, take());
  LAZO_CHECK(session->ask(format, bytes, name, seconds_for(options_.seconds, bytes.size())));
  std::optional<RichText> rich;
  for (;;) {
    LAZO_TRY(const std::string_view line, session->line());
    if (line.starts_with(R"({"kind":"document")")) {
      LAZO_TRY(rich, parse_rich_text(line));
      continue;
    }
    LAZO_TRY(const Json json, parse_json(line, "reader"));
    if (json.text("kind") == "member") {  // an attachment: unpacked on its own
      LAZO_TRY(const std::string skipped,
               session->raw(static_cast<std::uint64_t>(
                   std::max<std::int64_t>(json.integer_at("bytes"), 0))));
      continue;
    }
    if (json.text("kind") != "end") continue;
    session->set_done();
    give_back(std::move(session));
    if (rich) return std::move(*rich);
    return Error{ErrorCode::kBadInput, std::string(json.text("message", "no text was found in it")),
                 "", ""};
  }
}

Result<RichText> ReaderPool::read(Format format, std::string_view bytes,
                                  std::string_view name) const {
  return format == Format::kPdf ? read_pdf(bytes, name) : ask(name_of(format), bytes, name);
}

Result<std::unique_ptr<ContainedFiles>> ReaderPool::open(Format format, std::string_view bytes,
                                                         std::string_view name) const {
  LAZO_TRY(std::unique_ptr<ReaderSession> session, take());
  LAZO_CHECK(
      session->ask(name_of(format), bytes, name, seconds_for(options_.seconds, bytes.size())));
  return std::unique_ptr<ContainedFiles>(std::make_unique<PooledFiles>(*this, std::move(session)));
}

Result<RichText> ReaderPool::read_pdf(std::string_view bytes, std::string_view name) const {
  const std::uint32_t seconds = seconds_for(options_.seconds, bytes.size());
  LAZO_TRY(const std::string layout, pdf_layout(options_.program, bytes, seconds));
  Result<RichText> rich = ask("pdf-layout", layout, name);
  if (!rich.ok() || !rich->blocks.empty()) return rich;
  if (!options_.ocr) {
    return Error{ErrorCode::kBadInput, "a scan: its pages hold no text", "",
                 "--ocr reads it with tesseract"};
  }
  LAZO_TRY(const std::string recognised,
           recognised_layout(options_.program, bytes, options_.ocr_languages, seconds));
  return ask("ocr-pages", recognised, name);
}

Result<std::string> ReaderPool::identity(Format format) const {
  const std::lock_guard lock(mutex_);
  const bool pdf = format == Format::kPdf;
  if (child_identity_.empty()) {
    LAZO_TRY(child_identity_, tool_output({options_.program, "--identity"}, {}, 10));
  }
  if (pdf && pdf_identity_.empty()) {
    LAZO_TRY(pdf_identity_, pdf_tools_identity(options_.program, options_.ocr));
    if (options_.ocr) pdf_identity_ += options_.ocr_languages;
  }
  return child_identity_ + (pdf ? pdf_identity_ : std::string());
}

}  // namespace lazo
