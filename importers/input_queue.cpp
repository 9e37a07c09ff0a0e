// Tested by input_queue_test.cpp.
#include "importers/input_queue.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "importers/file_parts.hpp"

namespace lazo {
namespace {

constexpr std::size_t kDeepestContainer = 4;  // a mail with a ZIP of mails with ZIPs

/// The largest file of a format that is read at once. What is made of records takes about sixteen
/// times their bytes; the reader child has 2 GB for a file and what it finds there.
std::uint64_t most_bytes(Format format) {
  constexpr std::uint64_t kMegabyte = std::uint64_t{1} << 20U;
  switch (class_of(format)) {
    case FormatClass::kText:
    case FormatClass::kRecords:
      return 64 * kMegabyte;
    case FormatClass::kRich:
      return 256 * kMegabyte;
    case FormatClass::kContainer:
      return 1024 * kMegabyte;
  }
  return 0;
}

Error too_large(std::uint64_t bytes, Format format) {
  const auto megabytes = [](std::uint64_t size) { return std::to_string(size >> 20U) + " MB"; };
  return {ErrorCode::kBadInput,
          "has " + megabytes(bytes) + "; files of this format are read up to " +
              megabytes(most_bytes(format)),
          "", "split it into smaller files"};
}

/// Only a mail that says so has files in it.
bool may_have_attachments(const InputItem& item) {
  return item.format == Format::kMail && item.bytes.find("ultipart/") != std::string::npos;
}

}  // namespace

void InputItem::fail(const Error& error) {
  std::string reason = error.message;
  if (!error.hint.empty()) reason += "; " + error.hint;
  issue = ImportIssue{path, std::move(reason), true, named};
  bytes = {};
}

void InputItem::skip(std::string reason) {
  issue = ImportIssue{path, std::move(reason), given, given};
  bytes = {};
}

Format format_of(std::string_view uri, std::string_view bytes) {
  if (const auto named = format_of_name(uri)) return *named;
  return format_of_bytes(bytes).value_or(Format::kText);
}

std::vector<ImportIssue> InputQueue::add(const std::vector<std::string>& paths) {
  std::vector<ImportIssue> issues;
  for (const std::string& path : paths) {
    Result<WalkResult> walked = files_.walk(path);
    if (!walked.ok()) {
      issues.push_back({path, walked.error().message, true, true});
      continue;
    }
    for (SkippedFile& skipped : walked->skipped) {
      issues.push_back({std::move(skipped.path), std::move(skipped.reason), skipped.failed, false});
    }
    const bool is_file = walked->files.size() == 1 && walked->files.front().path == path;
    for (const FoundFile& file : walked->files) total_bytes_ += file.size;
    if (is_file) {
      waiting_.push_back({std::move(walked->files.front()), true, true, std::nullopt});
    } else {
      add_folder(std::move(walked->files), issues);
    }
  }
  return issues;
}

void InputQueue::add_folder(std::vector<FoundFile> files, std::vector<ImportIssue>& issues) {
  std::map<std::string, SourceList> lists;  // by folder, with '/' at its end
  const auto is_list = [](const FoundFile& file) {
    return file.relative == SourceList::kFileName ||
           file.relative.ends_with("/" + std::string(SourceList::kFileName));
  };
  for (const FoundFile& file : files) {
    if (!is_list(file)) continue;
    const std::string folder =
        file.relative.substr(0, file.relative.size() - SourceList::kFileName.size());
    const Result<std::string> text = files_.read(file.path);
    Result<SourceList> list =
        text.ok() ? SourceList::parse(*text, file.path) : Result<SourceList>(text.error());
    if (list.ok()) {
      lists.emplace(folder, std::move(list).value());
    } else {
      issues.push_back({file.path, list.error().text(), true, true});
    }
  }
  for (FoundFile& file : files) {
    if (is_list(file)) continue;
    if (!format_of_name(file.relative)) {
      issues.push_back({std::move(file.path), "unknown format", false, false});
      continue;
    }
    Waiting waiting{{}, true, false, std::nullopt};
    for (const auto& [folder, list] : lists) {  // the innermost folder is the last
      if (!file.relative.starts_with(folder)) continue;
      const SourceNote* const note = list.find(file.relative.substr(folder.size()));
      if (note != nullptr) waiting.note = *note;
    }
    waiting.file = std::move(file);
    waiting_.push_back(std::move(waiting));
  }
  // Those with a note come first, so that a copy elsewhere without one is known by then.
  std::stable_partition(waiting_.begin(), waiting_.end(),
                        [](const Waiting& waiting) { return waiting.note.has_value(); });
}

bool InputQueue::next(InputItem& item) {
  for (;;) {
    item = InputItem{};
    const Step step = open_.empty() ? next_file(item) : next_member(item);
    if (step == Step::kEnd) return false;
    if (step == Step::kAgain) continue;
    if (item.issue) return true;
    if (class_of(item.format) == FormatClass::kContainer) {
      if (open_container(item)) continue;
      return true;
    }
    if (may_have_attachments(item)) (void)open_container(item);
    return true;
  }
}

InputQueue::Step InputQueue::next_file(InputItem& item) {
  if (next_ == waiting_.size()) return Step::kEnd;
  Waiting waiting = std::move(waiting_[next_++]);
  item.path = std::move(waiting.file.path);
  item.uri = std::move(waiting.file.relative);
  item.named = waiting.named;
  item.given = waiting.given;
  item.note = std::move(waiting.note);
  item.file_bytes = waiting.file.size;
  const Format expected = format_of_name(item.uri).value_or(Format::kText);
  if (item.file_bytes > kWholeBytes) {
    Result<std::unique_ptr<ContainedFiles>> parts = open_parts(item.path, expected, mapping_);
    if (!parts.ok()) {
      item.fail(parts.error());
      return Step::kItem;
    }
    if (open_parts_of(item, std::move(parts).value())) return Step::kAgain;
  }
  if (item.file_bytes > most_bytes(expected)) {
    item.fail(too_large(item.file_bytes, expected));
    return Step::kItem;
  }
  Result<std::string> bytes = files_.read(item.path);
  if (!bytes.ok()) {
    item.fail(bytes.error());
    return Step::kItem;
  }
  item.bytes = std::move(bytes).value();
  item.format = format_of(item.uri, item.bytes);
  return Step::kItem;
}

InputQueue::Step InputQueue::next_member(InputItem& item) {
  Open& open = open_.back();
  Result<std::optional<ContainedFile>> member = open.members->next();
  item.path = open.path;
  item.named = open.named;
  if (!member.ok()) {
    item.fail(member.error());
    open_.pop_back();
    return Step::kItem;
  }
  if (!*member) {
    open_.pop_back();
    return Step::kAgain;
  }
  ContainedFile found = std::move(**member);
  item.path += "/" + found.path;
  item.uri = open.uri + "/" + found.path;
  item.note = open.note;
  item.file_bytes = open.parts ? found.bytes.size() : std::exchange(open.file_bytes, 0);
  if (!found.problem.empty()) {
    item.issue = ImportIssue{item.path, std::move(found.problem), true, item.named};
    return Step::kItem;
  }
  item.bytes = std::move(found.bytes);
  const std::optional<Format> format =
      format_of_name(found.path) ? format_of_name(found.path) : format_of_bytes(item.bytes);
  if (!format) {
    item.issue = ImportIssue{item.path, "unknown format", false, false};
    item.bytes = {};
    return Step::kItem;
  }
  item.format = *format;
  if (item.bytes.size() <= kWholeBytes) return Step::kItem;
  Result<std::unique_ptr<ContainedFiles>> parts = parts_of_bytes(item.bytes, *format, mapping_);
  if (!parts.ok()) {
    item.fail(parts.error());
    return Step::kItem;
  }
  if (open_parts_of(item, std::move(parts).value())) return Step::kAgain;
  if (item.bytes.size() > most_bytes(*format)) item.fail(too_large(item.bytes.size(), *format));
  return Step::kItem;
}

bool InputQueue::open_parts_of(const InputItem& item, std::unique_ptr<ContainedFiles> parts) {
  if (parts == nullptr) return false;
  open_.push_back({item.path, item.uri, item.named, true, 0, item.note, std::move(parts)});
  return true;
}

/// True if its members come next; else the item says why not.
bool InputQueue::open_container(InputItem& item) {
  if (open_.size() >= kDeepestContainer) {
    if (item.format != Format::kMail) {
      item.fail({ErrorCode::kBadInput, "containers inside containers, too deep", "", ""});
    }
    return false;
  }
  Result<std::unique_ptr<ContainedFiles>> members =
      readers_.open(item.format, item.bytes, item.uri);
  if (!members.ok()) {
    if (item.format != Format::kMail) item.fail(members.error());
    return false;
  }
  // A mail is a document as well: its bytes count there.
  const std::uint64_t bytes = item.format == Format::kMail ? 0 : item.file_bytes;
  open_.push_back(
      {item.path, item.uri, item.named, false, bytes, std::nullopt, std::move(members).value()});
  return true;
}

}  // namespace lazo
