// Tested by read_html_test.cpp.
#include "importers/lazo_read/html_metadata.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "graph/base/date.hpp"
#include "graph/base/json.hpp"
#include "graph/base/strings.hpp"
#include "graph/base/utf8.hpp"

namespace lazo {
namespace {

using Names = std::vector<std::string_view>;

/// The value of the first of these <meta> names (or properties, or itemprops) that has one.
class MetaTags {
 public:
  explicit MetaTags(const ElementTree& tree) {
    for (const ElementId id : tree.find_all(tree.root(), "meta")) {
      const std::string_view content = trim(tree.attribute(id, "content"));
      if (content.empty()) continue;
      for (const std::string_view key : {"property", "name", "itemprop", "http-equiv"}) {
        const std::string name = lower(tree.attribute(id, key));
        if (!name.empty()) rows_.emplace_back(name, content);
      }
    }
  }

  [[nodiscard]] std::string_view first(const Names& names) const {
    for (const std::string_view name : names) {
      for (const auto& [key, value] : rows_) {
        if (key == name) return value;
      }
    }
    return {};
  }

 private:
  std::vector<std::pair<std::string, std::string_view>> rows_;  // views into the tree
};

bool is_article_type(std::string_view type) {
  return type.ends_with("Article") || type.ends_with("NewsArticle") || type == "Report" ||
         type.ends_with("BlogPosting") || type == "WebPage" || type == "CreativeWork" ||
         type == "GovernmentService" || type == "SpecialAnnouncement";
}

bool has_type(const Json& object, bool (*accepts)(std::string_view)) {
  const Json* const type = object.find("@type");
  if (type == nullptr) return false;
  if (type->is_string()) return accepts(type->as_string());
  return std::any_of(type->items().begin(), type->items().end(),
                     [&](const Json& item) { return accepts(item.as_string()); });
}

/// The names of a person, an organisation or a list of them.
std::string names_in(const Json* json) {
  if (json == nullptr) return {};
  if (json->is_string()) return std::string(trim(json->as_string()));
  if (json->is_object()) return names_in(json->find("name"));
  std::vector<std::string> names;
  for (const Json& item : json->items()) {
    std::string name = names_in(&item);
    if (!name.empty()) names.push_back(std::move(name));
  }
  return join(names, ", ");
}

/// Objects of JSON-LD: one, a list, or those of an "@graph". Articles before mere pages.
void collect_articles(const Json& json, std::vector<const Json*>& out, int depth = 0) {
  constexpr int kDeepest = 8;
  if (depth > kDeepest) return;
  for (const Json& item : json.items()) collect_articles(item, out, depth + 1);
  if (!json.is_object()) return;
  if (has_type(json, is_article_type)) out.push_back(&json);
  if (const Json* const graph = json.find("@graph")) collect_articles(*graph, out, depth + 1);
  if (const Json* const main = json.find("mainEntity")) collect_articles(*main, out, depth + 1);
}

void fill(std::string& field, std::string_view value) {
  if (field.empty() && !value.empty()) append_collapsed(field, trim(value));
}

void read_json_ld(const ElementTree& tree, Metadata& out) {
  for (const ElementId script : tree.find_all(tree.root(), "script")) {
    if (lower(tree.attribute(script, "type")) != "application/ld+json") continue;
    std::string text;
    for (ElementId id = script; id < tree.end_of(script); ++id) text += tree.text(id);
    const Result<Json> json = parse_json(text, "JSON-LD");
    if (!json.ok()) continue;
    std::vector<const Json*> articles;
    collect_articles(*json, articles);
    std::stable_sort(articles.begin(), articles.end(), [](const Json* a, const Json* b) {
      const auto page = [](const Json* j) {
        return has_type(*j, [](std::string_view type) { return type == "WebPage"; });
      };
      return page(a) < page(b);
    });
    for (const Json* const article : articles) {
      fill(out.title, article->text("headline"));
      fill(out.published, iso_date(article->text("datePublished")));
      fill(out.byline, names_in(article->find("author")));
      fill(out.publisher, names_in(article->find("publisher")));
      fill(out.language, article->text("inLanguage"));
    }
  }
}

void read_microdata(const ElementTree& tree, Metadata& out) {
  for (ElementId id = 1; id < tree.size(); ++id) {
    if (tree.is_text(id)) continue;
    const std::string_view property = tree.attribute(id, "itemprop");
    if (property == "datePublished") {
      const std::string_view stamp = tree.attribute(id, "datetime");
      fill(out.published, iso_date(stamp.empty() ? tree.text_of(id) : std::string(stamp)));
    } else if (property == "headline") {
      fill(out.title, tree.text_of(id));
    } else if (property == "author") {
      fill(out.byline, tree.text_of(id));
    } else if (out.byline.empty() && tree.attribute(id, "rel") == "author") {
      fill(out.byline, tree.text_of(id));
    }
  }
}

/// Removes " - La Jornada", " | Reuters" when it is the outlet; where none is known, when what
/// remains is the heading of the page.
std::string without_outlet(std::string title, std::string& publisher, const std::string& heading) {
  constexpr std::array<std::string_view, 6> kMarks = {" | ", " - ", " – ", " — ", " :: ", " • "};
  std::size_t cut = std::string::npos;
  std::size_t size = 0;
  for (const std::string_view mark : kMarks) {
    const std::size_t at = title.rfind(mark);
    if (at != std::string::npos && (cut == std::string::npos || at > cut)) {
      cut = at;
      size = mark.size();
    }
  }
  if (cut == std::string::npos || cut == 0) return title;
  const std::string tail = title.substr(cut + size);
  const std::string head = title.substr(0, cut);
  const bool is_outlet = !publisher.empty() && fold_text(tail).find(fold_text(publisher)) == 0;
  if (!is_outlet && fold_text(head) != fold_text(heading)) return title;
  if (publisher.empty()) publisher = tail;
  return head;
}

/// "@mx" handles and addresses are no bylines.
bool is_byline(std::string_view text) {
  return text.find("://") == std::string_view::npos && !text.starts_with('@') && text.size() < 200;
}

}  // namespace

std::string iso_date(std::string_view text) {
  text = trim(text);
  if (text.starts_with("D:")) text.remove_prefix(2);
  const auto digits = [](std::string_view part) {
    return part.find_first_not_of("0123456789") == std::string_view::npos;
  };
  if (text.size() >= 8 && digits(text.substr(0, 8))) {  // "20250922", "20250922101500+02'00'"
    const std::string dashed = std::string(text.substr(0, 4)) + "-" +
                               std::string(text.substr(4, 2)) + "-" +
                               std::string(text.substr(6, 2));
    const auto date = parse_date(dashed);
    return date ? date->text() : std::string();
  }
  // A time of day behind the day is cut: "2025-09-22T10:15:00+02:00".
  const std::size_t time =
      text.size() > 10 && text[4] == '-' ? text.find_first_of("T ", 10) : std::string_view::npos;
  const std::string_view day = text.substr(0, time == std::string_view::npos ? text.size() : time);
  if (const auto date = parse_date(day)) return date->text();
  if (const auto found = find_date(text); found && found->date.year != 0) return found->date.text();
  return {};
}

Metadata html_metadata(const ElementTree& tree) {
  Metadata out;
  read_json_ld(tree, out);
  const MetaTags meta(tree);
  fill(out.publisher, meta.first({"og:site_name", "citation_journal_title", "dc.publisher",
                                  "dcterms.publisher", "publisher", "application-name"}));
  fill(out.title, meta.first({"og:title", "citation_title", "dc.title", "dcterms.title",
                              "twitter:title", "parsely-title", "headline", "title"}));
  fill(out.published,
       iso_date(meta.first({"article:published_time", "og:published_time", "datepublished",
                            "citation_publication_date", "citation_date", "dc.date.issued",
                            "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date",
                            "parsely-pub-date", "sailthru.date", "pubdate", "publish-date",
                            "publication_date", "article:published", "date"})));
  const std::string_view author =
      meta.first({"author", "article:author", "citation_author", "dc.creator", "dcterms.creator",
                  "parsely-author", "sailthru.author", "byl"});
  if (is_byline(author)) fill(out.byline, author);
  const ElementId html = tree.find(tree.root(), "html");
  if (html != kNoElement) {
    fill(out.language, tree.attribute(html, "lang"));
    fill(out.language, tree.attribute(html, "xml:lang"));
  }
  fill(out.language, meta.first({"og:locale", "dc.language", "content-language", "language"}));
  read_microdata(tree, out);
  if (out.title.empty()) {
    const ElementId title = tree.find(tree.root(), "title");
    if (title != kNoElement) fill(out.title, tree.text_of(title));
  }
  const ElementId heading = tree.find(tree.root(), "h1");
  out.title = without_outlet(std::move(out.title), out.publisher,
                             heading == kNoElement ? std::string() : tree.text_of(heading));
  if (!is_byline(out.byline)) out.byline.clear();
  if (out.published.empty()) {
    const ElementId time = tree.find(tree.root(), "time");
    if (time != kNoElement) fill(out.published, iso_date(tree.attribute(time, "datetime")));
  }
  return out;
}

}  // namespace lazo
