#include "importers/lazo_read/page_layout.hpp"

#include "tests/catch.hpp"
#include "tests/importers/lazo_read/collect.hpp"

namespace lazo::tests {
namespace {

constexpr double kHeight = 800;

/// Lines of a column at `left`, from `top` down, 12 points each and full but for the last.
void column(Page& page, double left, double top, const std::vector<std::string>& lines) {
  const std::size_t number = page.lines.empty() ? 1 : page.lines.back().column + 1;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const double right = left + (i + 1 == lines.size() && lines.size() > 1 ? 100 : 200);
    page.lines.push_back({lines[i], left, right, top, top + 12, number});
    top += 14;
  }
}

std::string outline_of(const std::vector<Page>& pages) {
  TextBuilder out;
  add_pages(pages, out);
  return outline(out.take());
}

TEST_CASE("pages: words cut at a line end are joined", "[readers][pdf]") {
  Page page{kHeight, {}};
  column(page, 50, 200,
         {"The coope-", "rative asked for a long-", "term plan, not long-term debt."});
  CHECK(outline_of({page}) == "p:The cooperative asked for a long-term plan, not long-term debt.");
}

TEST_CASE("pages: columns are read one after the other", "[readers][pdf]") {
  Page page{kHeight, {}};
  column(page, 50, 200, {"Left begins here and", "goes on at the bottom"});
  page.lines.back().right = 250;
  column(page, 300, 200, {"of the right column.", "It ends."});
  CHECK(outline_of({page}) ==
        "p:Left begins here and goes on at the bottom of the right column. It ends.");
}

TEST_CASE("pages: headers, footers and page numbers are left out", "[readers][pdf]") {
  std::vector<Page> pages;
  for (int i = 1; i <= 4; ++i) {
    Page page{kHeight, {}};
    column(page, 50, 20, {"Annual report, page " + std::to_string(i) + " of 4"});
    column(page, 50, 300, {"Sentence number " + std::to_string(i) + " stands here."});
    column(page, 50, 770, {std::to_string(i)});
    pages.push_back(page);
  }
  CHECK(outline_of(pages) ==
        "p:Sentence number 1 stands here.|p:Sentence number 2 stands here.|p:Sentence number 3 "
        "stands here.|p:Sentence number 4 stands here.");
}

TEST_CASE("pages: a paragraph that goes on keeps both pages", "[readers][pdf]") {
  Page first{kHeight, {}};
  column(first, 50, 300, {"The chamber asked for"});
  Page second{kHeight, {}};
  column(second, 50, 300, {"a longer truce."});
  TextBuilder out;
  add_pages({first, second}, out);
  const RichText rich = out.take();
  CHECK(outline(rich) == "p:The chamber asked for a longer truce.");
  REQUIRE(rich.source_map.size() == 2);
  CHECK(rich.source_map[0].locator == "page 1");
  CHECK(rich.source_map[1].locator == "page 2");
  CHECK(rich.source_map[1].text.in(rich.text).find("a longer truce.") != std::string::npos);
}

TEST_CASE("pages: larger letters are headings, gaps part paragraphs", "[readers][pdf]") {
  Page page{kHeight, {}};
  column(page, 50, 200, {"Body text of the usual size stands here and is long enough to count."});
  page.lines.push_back({"Heading", 50, 120, 230, 246, 1});
  page.lines.push_back({"Next paragraph.", 50, 240, 250, 262, 1});
  page.lines.push_back({"After a gap.", 50, 240, 290, 302, 1});
  CHECK(outline_of({page}) ==
        "p:Body text of the usual size stands here and is long enough to "
        "count.|h2:Heading|p:Next paragraph.|p:After a gap.");
}

TEST_CASE("pages: a line that stops although the next word had room is a paragraph",
          "[readers][pdf]") {
  struct Row {
    std::string first;
    double right;  ///< of the first line, in a column from 50 to 250
    std::string second;
    std::string expected;
  };
  const Row rows[] = {
      {"A shared task", 130, "Both ministries value the pact a lot",
       "p:A shared task|p:Both ministries value the pact a lot it ends."},
      {"The rule was signed by", 200, "Maximiliane-Theodora Oberhuber in May",
       "p:The rule was signed by Maximiliane-Theodora Oberhuber in May it ends."},
      {"The rule was signed by", 130, "all of the ministers of the union",
       "p:The rule was signed by all of the ministers of the union it ends."},
  };
  for (const Row& row : rows) {
    INFO(row.first);
    Page page{kHeight, {}};
    page.lines.push_back({row.first, 50, row.right, 200, 212, 1});
    page.lines.push_back({row.second, 50, 250, 214, 226, 1});
    page.lines.push_back({"it ends.", 50, 90, 228, 240, 1});
    CHECK(outline_of({page}) == row.expected);
  }
}

}  // namespace
}  // namespace lazo::tests
