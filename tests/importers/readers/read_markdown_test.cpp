#include "importers/readers/read_markdown.hpp"

#include <vector>

#include "tests/catch.hpp"
#include "tests/importers/readers/reader_support.hpp"

namespace lazo {
namespace {

std::string blocks_of(std::string_view text) {
  return lines_of_blocks(text, read_markdown(text, Language::kEnglish).blocks);
}

}  // namespace

TEST_CASE("markdown: blocks", "[readers][markdown]") {
  struct Row {
    const char* text;
    const char* blocks;
  };
  const std::vector<Row> rows = {
      {"# Ports\n\nText here.", "title 1 |# |Ports\nparagraph Text here.\n"},
      {"## Ports ##\nText here.", "heading 2 |## |Ports |##|\nparagraph Text here.\n"},
      {"Ports\n=====\nText.", "title 1 Ports\nmarkup =====\nparagraph Text.\n"},
      {"One.\n\n* * *\n\nTwo.", "paragraph One.\nmarkup * * *\nparagraph Two.\n"},
      {"> Quoted text\n> goes on.\n\nPlain.",
       "quotation |> |Quoted text~|> |goes on.\nparagraph Plain.\n"},
      {"- one thing\n  more of it\n- two\n    - deeper",
       "item 1 |- |one thing~  more of it\nitem 1 |- |two\nitem 3 |- |deeper\n"},
      {"```c\nint a;\n```\nText.", "code ```c~int a;~```\nparagraph Text.\n"},
      {"| a | b |\n|---|---|\n| 1 | 2 |\n\nText.",
       "table | a | b |~|---|---|~| 1 | 2 |\nparagraph Text.\n"},
      {"<!-- note\nmore -->\nText.", "markup <!-- note~more -->\nparagraph Text.\n"},
      {"South Hall  \nHarbour House\n\nThe text.",
       "title 1 South Hall\nheading 3 Harbour House\nparagraph The text.\n"},
      {"Wrapped line  \ngoes on here.\n\nEnd.",
       "paragraph Wrapped line  ~goes on here.\nparagraph End.\n"},
      {"![a crane](c.png)\n\nText.", "caption |![|a crane|](c.png)|\nparagraph Text.\n"},
      {"[1]: https://x.example\n\nText.", "markup [1]: https://x.example\nparagraph Text.\n"},
      {"**Q:** Who?\n\n**A:** We.", "question |**Q:** |Who?\nanswer |**A:** |We.\n"},
      {"\\###\n\nText.", "markup \\###\nparagraph Text.\n"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(blocks_of(row.text) == row.blocks);
  }
}

TEST_CASE("markdown: inline markup", "[readers][markdown]") {
  struct Row {
    const char* text;
    const char* marked;
  };
  const std::vector<Row> rows = {
      {"a **b** c", "a |**|b|**| c"},
      {"*a* _b_ ~~c~~ `d`", "|*|a|*| |_|b|_| |~~|c|~~| |`|d|`|"},
      {"2 * 3 and snake_case", "2 * 3 and snake_case"},
      {"see [the port](https://x.example/a_(b)) now",
       "see |[|the port|](https://x.example/a_(b))| now"},
      {"see [the port][1], [13] and [^2].", "see |[|the port|][1]|, [13] and |[^2]|."},
      {"1<sup>st</sup> and a < b", "1|<sup>|st|</sup>| and a < b"},
      {"<https://x.example> and \\*", "|<|https://x.example|>| and |\\|*"},
      {"![crane](c.png) here", "|![|crane|](c.png)| here"},
      {"**[both](u)**", "|**[|both|](u)**|"},
      {"open [ and ( and ** ", "open [ and ( and ** "},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const std::string_view text = row.text;
    Block block;
    block.span = {0, static_cast<std::uint32_t>(text.size())};
    block.ignored = inline_markup(text, block.span);
    CHECK(line_of(text, block) == "paragraph " + std::string(row.marked));
  }
}

TEST_CASE("markdown: front matter gives the title, the body is not one", "[readers][markdown]") {
  const std::string text = "---\ntitle: Ports\ndate: 2025-09-22\n---\n\nSouth Pier\n\nThe text.\n";
  const Structure s = read_markdown(text, Language::kEnglish);
  CHECK(s.metadata.title == "Ports");
  CHECK(s.metadata.published == "2025-09-22");
  CHECK(
      lines_of_blocks(text, s.blocks) ==
      "markup ---~title: Ports~date: 2025-09-22~---\nheading 3 South Pier\nparagraph The text.\n");
}

TEST_CASE("markdown: long and lopsided markup costs linear time", "[readers][markdown]") {
  for (const char* piece : {"[", "<a", "**", "`", "![](", "> ", "<a href=\"", "[a](", "- "}) {
    std::string text;
    while (text.size() < 300000) text += piece;
    CHECK_FALSE(read_markdown(text, Language::kEnglish).blocks.empty());
  }
}

}  // namespace lazo
