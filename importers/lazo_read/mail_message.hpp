#pragma once
// A mail message (RFC 5322, MIME RFC 2045-2047) taken apart: headers and the parts with their
// bytes.
//
//   const MailMessage mail = parse_mail(bytes);
//   mail.header("subject")                // "Re: reunión", decoded
//   for (const MailPart& part : mail.parts) part.type, part.name, part.bytes
//
// Pure, thread-safe. O(n); multiparts inside multiparts up to ten deep.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lazo {

struct MailPart {
  std::string type;     ///< "text/plain", lower case
  std::string charset;  ///< as declared; may be empty
  std::string name;     ///< of a file; empty if none is given
  bool attached = false;
  std::string bytes;  ///< base64 and quoted-printable undone
};

struct MailMessage {
  std::vector<std::pair<std::string, std::string>> headers;  ///< lower-case name, decoded value
  std::vector<MailPart> parts;                               ///< leaves, in order

  /// The first header of that name; empty if there is none.
  [[nodiscard]] std::string_view header(std::string_view name) const;
};

[[nodiscard]] MailMessage parse_mail(std::string_view bytes);

/// A header value with its encoded words: "=?utf-8?Q?reuni=C3=B3n?=" -> "reunión".
[[nodiscard]] std::string decode_words(std::string_view value);

}  // namespace lazo
