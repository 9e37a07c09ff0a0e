// Mails and mailboxes. Tested by read_mail_test.cpp.
#include <algorithm>
#include <string>

#include "graph/base/strings.hpp"
#include "graph/base/utf8.hpp"
#include "importers/lazo_read/archive_files.hpp"
#include "importers/lazo_read/charset.hpp"
#include "importers/lazo_read/html_blocks.hpp"
#include "importers/lazo_read/html_metadata.hpp"
#include "importers/lazo_read/mail_message.hpp"
#include "importers/lazo_read/plain_blocks.hpp"
#include "importers/lazo_read/rich_reader.hpp"
#include "importers/lazo_read/text_builder.hpp"

namespace lazo {
namespace {

/// The name in "Ana Ruiz <ana@example.org>"; the address if there is none.
std::string sender_name(std::string_view from) {
  const std::size_t address = from.find('<');
  std::string_view name = trim(from.substr(0, address));
  if (name.starts_with('"') && name.ends_with('"') && name.size() > 1) {
    name = name.substr(1, name.size() - 2);
  }
  return std::string(name.empty() ? trim(from) : name);
}

void add_html(const MailPart& part, TextBuilder& out) {
  const Result<ElementTree> tree = ElementTree::parse_html(to_utf8(part.bytes, part.charset).text);
  if (!tree.ok()) return;
  const ElementId body = tree->find(tree->root(), "body");
  add_html_blocks(*tree, body == kNoElement ? tree->root() : body, {}, {}, out);
}

/// What the writer wrote; what he quotes from earlier mails ("> ...") is kept apart from it.
void add_plain(const MailPart& part, TextBuilder& out) {
  const Utf8Text decoded = to_utf8(part.bytes, part.charset);
  std::string own;
  std::string quoted_text;
  const auto flush = [&] {
    add_plain_blocks(own, "body", out);
    if (!quoted_text.empty()) out.block(BlockKind::kQuotation, 1, "body, quoted", quoted_text);
    own.clear();
    quoted_text.clear();
  };
  bool signature = false;
  for_each_line(decoded.text, [&](std::string_view line, std::size_t) {
    if (line == "-- ") signature = true;
    if (signature) return;
    if (line.starts_with('>')) {
      const std::size_t text = line.find_first_not_of("> ");
      quoted_text += text == std::string_view::npos ? "" : line.substr(text);
      quoted_text += '\n';
      return;
    }
    if (!quoted_text.empty()) flush();
    own += line;
    own += '\n';
  });
  flush();
}

}  // namespace

Status read_mail(std::string_view bytes, std::string_view, RichSink& sink) {
  const MailMessage mail = parse_mail(bytes);
  if (mail.headers.empty()) return Error{ErrorCode::kBadInput, "a mail without headers", "", ""};
  TextBuilder out;
  const auto has_plain = std::any_of(mail.parts.begin(), mail.parts.end(), [](const MailPart& p) {
    return p.type == "text/plain" && !p.attached;
  });
  for (const MailPart& part : mail.parts) {
    if (part.attached) continue;
    if (part.type == "text/plain") add_plain(part, out);
    // The same text in two forms: the plain one is what the writer saw to.
    if (part.type == "text/html" && !has_plain) add_html(part, out);
  }
  RichText rich = out.take();
  append_collapsed(rich.metadata.title, mail.header("subject"));
  rich.metadata.byline = sender_name(mail.header("from"));
  rich.metadata.published = iso_date(mail.header("date"));
  rich.metadata.language = mail.header("content-language");
  if (!rich.blocks.empty()) sink.document(std::move(rich));
  std::size_t number = 0;
  for (const MailPart& part : mail.parts) {
    ++number;
    if (!part.attached) continue;
    std::string name = inner_path(part.name);
    std::replace(name.begin(), name.end(), '/', '_');
    if (part.type == "message/rfc822" && !lower(name).ends_with(".eml")) name += ".eml";
    sink.member(name.empty() ? "part-" + std::to_string(number) : name, part.bytes);
  }
  return {};
}

Status read_mailbox(std::string_view bytes, std::string_view, RichSink& sink) {
  constexpr std::size_t kDigits = 6;
  std::size_t number = 0;
  std::string message;
  bool open = false;
  bool after_empty = true;
  const auto flush = [&] {
    if (!open || message.empty()) return;
    std::string name = std::to_string(++number);
    name.insert(0, kDigits - std::min(kDigits, name.size()), '0');
    sink.member(name + ".eml", message);
    message.clear();
  };
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size() - 1) + 1;
    std::string_view line = bytes.substr(at, end - at);
    at = end;
    if (line.starts_with("From ") && after_empty) {
      flush();
      open = true;
      continue;
    }
    after_empty = trim(line).empty();
    // Lines that begin so in a message were marked when it was stored.
    const std::size_t mark = line.find_first_not_of('>');
    if (mark != 0 && mark != std::string_view::npos && line.substr(mark).starts_with("From ")) {
      line.remove_prefix(1);
    }
    message += line;
  }
  flush();
  if (number == 0) return Error{ErrorCode::kBadInput, "no message in this mailbox", "", ""};
  return {};
}

}  // namespace lazo
