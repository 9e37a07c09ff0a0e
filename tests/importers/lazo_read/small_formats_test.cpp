// RTF, mail, mailboxes, feeds, subtitles, archives: bytes written out here.
#include <archive.h>
#include <archive_entry.h>

#include "importers/lazo_read/archive_files.hpp"
#include "importers/lazo_read/mail_message.hpp"
#include "tests/catch.hpp"
#include "tests/importers/lazo_read/collect.hpp"

namespace lazo::tests {
namespace {

TEST_CASE("rtf: text, encodings, what is left out", "[readers][rtf]") {
  struct Row {
    const char* rtf;
    const char* expected;
  };
  const Row rows[] = {
      {R"({\rtf1\ansi One.\par Two {\b bold}.})", "p:One.|p:Two bold."},
      {R"({\rtf1\ansi\ansicpg1252 Se\'f1ora \u8220?x\u8221?})", "p:Señora “x”"},
      {R"({\rtf1{\fonttbl{\f0 Arial;}}{\info{\title T}}{\*\generator G;}Text})", "p:Text"},
      {R"({\rtf1\uc0\u233 t\u233 })", "p:été"},
      {R"({\rtf1\pard\outlinelevel0 Head\par\pard Body.\par})", "h1:Head|p:Body."},
      {R"({\rtf1 \{a\} \\ b\~c\_d})", "p:{a} \\ b c-d"},
      {R"({\rtf1 unclosed {{{ text)", "p:unclosed text"},
  };
  for (const Row& row : rows) {
    INFO(row.rtf);
    CHECK(outline(read_one("rtf", row.rtf)) == row.expected);
  }
  Collect found;
  CHECK_FALSE(read_rich("rtf", "plain", "a.rtf", found).ok());
  CHECK(outline(read_one("rtf", "{\\rtf1" + std::string(200000, '{') + "x")) == "");
}

TEST_CASE("mail: headers, bodies, attachments", "[readers][mail]") {
  const std::string mail =
      "From: =?utf-8?Q?Ana_Nu=C3=B1ez?= <ana@example.org>\r\n"
      "Subject: =?iso-8859-1?Q?Reuni=F3n?=\r\n =?utf-8?B?IGRlbCBsdW5lcw==?=\r\n"
      "Date: Mon, 3 Mar 2025 10:00:00 -0600\r\nMIME-Version: 1.0\r\n"
      "Content-Type: multipart/mixed; boundary=\"b1\"\r\n\r\npreamble\r\n--b1\r\n"
      "Content-Type: multipart/alternative; boundary=b2\r\n\r\n--b2\r\n"
      "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: "
      "quoted-printable\r\n\r\n"
      "La c=C3=A1mara pidi=C3=B3 =\r\ncalma.\r\n\r\n> earlier words\r\n\r\n-- \r\nAna\r\n--b2\r\n"
      "Content-Type: text/html\r\n\r\n<p>La c&aacute;mara</p>\r\n--b2--\r\n--b1\r\n"
      "Content-Type: text/plain; name=\"../../notes.txt\"\r\n"
      "Content-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n"
      "SG9sYQ==\r\n--b1--\r\n";
  Collect found;
  REQUIRE(read_rich("mail", mail, "a.eml", found).ok());
  REQUIRE(found.documents.size() == 1);
  const RichText& rich = found.documents[0];
  CHECK(rich.text == "La cámara pidió calma.\n\nearlier words");
  CHECK(rich.blocks[1].kind == BlockKind::kQuotation);
  CHECK(rich.metadata.title == "Reunión del lunes");
  CHECK(rich.metadata.byline == "Ana Nuñez");
  CHECK(rich.metadata.published == "2025-03-03");
  REQUIRE(found.files.size() == 1);
  CHECK(found.files[0].path == "notes.txt");
  CHECK(found.files[0].bytes == "Hola");
}

TEST_CASE("mail: encoded words", "[readers][mail]") {
  CHECK(decode_words("plain") == "plain");
  CHECK(decode_words("=?utf-8?Q?a?= =?utf-8?Q?b?= c") == "ab c");
  CHECK(decode_words("=?utf-8?Q?broken") == "=?utf-8?Q?broken");
  CHECK(decode_words("=?x") == "=?x");
}

TEST_CASE("mailbox: one file a message", "[readers][mail]") {
  Collect found;
  REQUIRE(read_rich("mailbox",
                    "From a\nSubject: 1\n\nText.\n>From here on.\n\nFrom b\nSubject: 2\n\nFrom\n",
                    "a.mbox", found)
              .ok());
  REQUIRE(found.files.size() == 2);
  CHECK(found.files[0].path == "000001.eml");
  CHECK(found.files[0].bytes == "Subject: 1\n\nText.\nFrom here on.\n\n");
  CHECK(found.files[1].bytes == "Subject: 2\n\nFrom\n");
}

TEST_CASE("feeds: entries are documents, the same in every copy", "[readers][feed]") {
  const std::string item =
      "<item><title>Uno</title><link>http://example.org/1</link><pubDate>Mon, 03 Mar 2025 10:00:00 "
      "GMT</pubDate><description>&lt;p&gt;La c&#xE1;mara pidi&#xF3; calma.&lt;/p&gt;</description>"
      "</item>";
  Collect today;
  Collect tomorrow;
  const std::string head = "<rss><channel><title>El Faro</title><language>es</language>";
  REQUIRE(read_rich("feed", head + item + "</channel></rss>", "f.rss", today).ok());
  REQUIRE(read_rich("feed", head + "<item><title>Dos</title></item>" + item + "</channel></rss>",
                    "f.rss", tomorrow)
              .ok());
  REQUIRE(tomorrow.files.size() == 2);
  CHECK(today.files[0].bytes == tomorrow.files[1].bytes);
  const RichText rich = read_one("feed-entry", today.files[0].bytes);
  CHECK(outline(rich) == "title:Uno|p:La cámara pidió calma.");
  CHECK(rich.metadata.publisher == "El Faro");
  CHECK(rich.metadata.published == "2025-03-03");
  Collect atom;
  REQUIRE(
      read_rich("feed",
                "<feed xmlns='http://www.w3.org/2005/Atom'><title>F</title><entry><title>T"
                "</title><updated>2025-01-02T00:00:00Z</updated><summary>short</summary><content>"
                "the longer text</content></entry></feed>",
                "f.atom", atom)
          .ok());
  CHECK(outline(read_one("feed-entry", atom.files[0].bytes)) == "title:T|p:the longer text");
}

TEST_CASE("subtitles: cues become paragraphs", "[readers][subtitles]") {
  const RichText rich = read_one(
      "subtitles",
      "1\n00:00:01,000 --> 00:00:03,000\nThe chamber asked\n\n2\n00:00:03,100 --> 00:00:05,000\n"
      "<i>for calm.</i> [music]\n\n3\n00:01:10,000 --> 00:01:12,000\n- No, said the minister.\n");
  CHECK(outline(rich) == "p:The chamber asked for calm.|p:No, said the minister.");
  REQUIRE(rich.source_map.size() == 2);
  CHECK(rich.source_map[1].locator == "00:01:10");
}

TEST_CASE("subtitles: a time that no film has is no time", "[readers][subtitles]") {
  for (const char* time : {"00:00:0122222222222222222222222222", "00:nan", "00:-inf", "1e300:00"}) {
    INFO(time);
    const RichText rich = read_one("subtitles", std::string(time) +
                                                    " --> 00:01:05,000\nnever\n\n"
                                                    "00:01:06,000 --> 00:01:07,000\ncalm.\n");
    CHECK(outline(rich) == "p:calm.");
  }
}

/// A TAR with these files, compressed by gzip.
std::string tar_of(const std::vector<std::pair<std::string, std::string>>& files) {
  std::string out(1 << 20, '\0');
  std::size_t used = 0;
  archive* const to = archive_write_new();
  archive_write_set_format_pax_restricted(to);
  archive_write_add_filter_gzip(to);
  archive_write_open_memory(to, out.data(), out.size(), &used);
  for (const auto& [name, bytes] : files) {
    archive_entry* const entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    if (bytes.starts_with("-> ")) {
      archive_entry_set_size(entry, 0);
      archive_entry_set_filetype(entry, AE_IFLNK);
      archive_entry_set_symlink(entry, bytes.c_str() + 3);
    } else {
      archive_entry_set_filetype(entry, AE_IFREG);
    }
    archive_entry_set_perm(entry, 0644);
    archive_write_header(to, entry);
    if (!bytes.starts_with("-> ")) archive_write_data(to, bytes.data(), bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(to);
  archive_write_free(to);
  out.resize(used);
  return out;
}

TEST_CASE("archives: paths stay inside, links and bombs stay out", "[readers][archive]") {
  Collect found;
  REQUIRE(read_rich("archive",
                    tar_of({{"../../etc/passwd", "x"},
                            {"/abs/./b.txt", "bb"},
                            {"link", "-> /etc/passwd"},
                            {".git/config", "hidden"}}),
                    "a.tgz", found)
              .ok());
  REQUIRE(found.files.size() == 3);
  CHECK(found.files[0].path == "etc/passwd");
  CHECK(found.files[1].path == "abs/b.txt");
  CHECK(found.files[2].problem == "not a regular file");

  Collect bomb;
  const Status status =
      read_rich("archive", tar_of({{"zeros.txt", std::string(100 << 20, '0')}}), "b.tgz", bomb);
  REQUIRE_FALSE(status.ok());
  CHECK(status.error().message.find("a bomb") != std::string::npos);
}

TEST_CASE("graphs: GraphML and GEXF become plain JSON", "[readers][graph]") {
  Collect found;
  REQUIRE(
      read_rich("graph-xml",
                "<graphml><key id='d0' for='node' attr.name='label'/><key id='d1' for='edge' "
                "attr.name='relation'/><graph><node id='a'><data key='d0'>Alpha</data></node>"
                "<edge source='a' target='b'><data key='d1'>funds</data></edge></graph></graphml>",
                "g.graphml", found)
          .ok());
  REQUIRE(read_rich("graph-xml",
                    "<gexf><graph><attributes class='edge'><attribute id='0' title='relation'/>"
                    "</attributes><nodes><node id='a' label='Alpha'/></nodes><edges><edge id='0' "
                    "source='a' target='b' type='directed'><attvalues><attvalue for='0' "
                    "value='funds'/></attvalues></edge></edges></graph></gexf>",
                    "g.gexf", found)
              .ok());
  REQUIRE(found.files.size() == 2);
  CHECK(
      found.files[0].bytes ==
      R"({"nodes":[{"id":"a","label":"Alpha"}],"edges":[{"source":"a","target":"b","relation":"funds"}]})");
  CHECK(
      found.files[1].bytes ==
      R"({"nodes":[{"id":"a","label":"Alpha"}],"edges":[{"id":"0","source":"a","target":"b","relation":"funds"}]})");
}

TEST_CASE("archives: paths", "[readers][archive]") {
  CHECK(inner_path("a\\b\\..\\c.txt") == "a/b/c.txt");
  CHECK(inner_path("a\nb") == "a_b");
  CHECK(inner_path("../..") == "");
  CHECK(path_from("OEBPS/a.opf", "t/b%20c.xhtml#x") == "OEBPS/t/b c.xhtml");
  CHECK(path_from("a/b/c.xml", "../../../../d.xml") == "d.xml");
  CHECK(path_from("", "/x.xml") == "x.xml");
}

}  // namespace
}  // namespace lazo::tests
