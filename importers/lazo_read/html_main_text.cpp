// Tested by read_html_test.cpp.
#include "importers/lazo_read/html_main_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "graph/base/utf8.hpp"

namespace lazo {
namespace {

template <std::size_t n>
bool is_one_of(std::string_view word, const std::array<std::string_view, n>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 27> kNeverText = {
    "script", "style",  "noscript", "template", "svg",   "iframe", "form",   "button", "input",
    "select", "option", "textarea", "nav",      "aside", "footer", "dialog", "object", "embed",
    "canvas", "audio",  "video",    "map",      "label", "menu",   "head",   "math",   "datalist"};

constexpr std::array<std::string_view, 30> kBlocks = {
    "address", "article", "aside", "blockquote", "body",       "center", "dd",     "details",
    "div",     "dl",      "dt",    "fieldset",   "figcaption", "figure", "footer", "form",
    "h1",      "h2",      "h3",    "h4",         "h5",         "h6",     "header", "hr",
    "li",      "main",    "p",     "pre",        "section",    "table"};
constexpr std::array<std::string_view, 10> kMoreBlocks = {
    "ul", "ol", "tr", "td", "th", "tbody", "thead", "caption", "nav", "summary"};

// Words of classes and ids, as they stand between '-', '_' and capitals: "cookie-banner",
// "relatedPosts". English, Spanish and French, as publishing systems write them.
constexpr std::array<std::string_view, 72> kUnlikely = {
    "ad",          "ads",          "advert",       "advertisement",
    "anuncio",     "banner",       "breadcrumb",   "breadcrumbs",
    "byline",      "catlinks",     "comment",      "comments",
    "comentarios", "commentaires", "consent",      "cookie",
    "cookies",     "copyright",    "disqus",       "editsection",
    "etiquetas",   "footer",       "gdpr",         "infobox",
    "jump",        "menu",         "metadata",     "modal",
    "more",        "nav",          "navbar",       "navbox",
    "navigation",  "newsletter",   "outbrain",     "pager",
    "pagination",  "paywall",      "popup",        "print",
    "printfooter", "promo",        "publicidad",   "publicite",
    "recirc",      "recommend",    "recommended",  "recommendations",
    "references",  "related",      "relacionadas", "relacionados",
    "share",       "sharing",      "shoutbox",     "sidebar",
    "sitesub",     "skip",         "social",       "sponsor",
    "sponsored",   "subscribe",    "subscription", "suscripcion",
    "tags",        "taboola",      "teaser",       "toc",
    "toolbar",     "tracking",     "trending",     "widget"};
// A class that also has one of these may be text after all ("article-with-sidebar").
constexpr std::array<std::string_view, 9> kMaybe = {"article", "body",  "content", "entry", "main",
                                                    "post",    "story", "text",    "column"};
constexpr std::array<std::string_view, 9> kTextTags = {"p",  "pre", "blockquote", "li", "td",
                                                       "dd", "h1",  "h2",         "h3"};

/// Calls `use` with each word of a class or id, in lower case.
template <typename Use>
void for_each_name_word(std::string_view names, const Use& use) {
  std::string word;
  char before = ' ';
  for (const char c : names) {
    const bool capital = c >= 'A' && c <= 'Z';
    const bool letter = capital || (c >= 'a' && c <= 'z');
    const bool boundary = !letter || (capital && before >= 'a' && before <= 'z');
    if (boundary && !word.empty()) {
      use(word);
      word.clear();
    }
    if (letter) word += capital ? static_cast<char>(c - 'A' + 'a') : c;
    before = c;
  }
  if (!word.empty()) use(word);
}

bool is_hidden(const ElementTree& tree, ElementId id) {
  if (tree.has_attribute(id, "hidden") || tree.attribute(id, "aria-hidden") == "true") return true;
  std::string style = lower(tree.attribute(id, "style"));
  style.erase(std::remove(style.begin(), style.end(), ' '), style.end());
  return style.find("display:none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos;
}

bool has_unlikely_name(const ElementTree& tree, ElementId id) {
  bool unlikely = false;
  bool maybe = false;
  for (const std::string_view key : {"class", "id"}) {
    for_each_name_word(tree.attribute(id, key), [&](const std::string& word) {
      unlikely = unlikely || is_one_of(word, kUnlikely);
      maybe = maybe || is_one_of(word, kMaybe);
    });
  }
  const std::string_view role = tree.attribute(id, "role");
  constexpr std::array<std::string_view, 8> kRoles = {"navigation",  "banner", "complementary",
                                                      "search",      "dialog", "alertdialog",
                                                      "contentinfo", "menu"};
  return (unlikely && !maybe) || is_one_of(role, kRoles);
}

/// What is below an element: bytes of text, of them inside links, commas.
struct Weight {
  std::uint32_t text = 0;
  std::uint32_t link = 0;
  std::uint32_t commas = 0;
  std::uint32_t links = 0;
};

class MainTextFinder {
 public:
  explicit MainTextFinder(const ElementTree& tree) : tree_(tree), weights_(tree.size()) {
    out_.left_out.assign(tree.size(), false);
  }

  MainText find() {
    const ElementId body = tree_.find(tree_.root(), "body");
    const ElementId top = body == kNoElement ? tree_.root() : body;
    leave_out(top);
    weigh();
    out_.roots = roots_of(top);
    for (const ElementId root : out_.roots) leave_out_link_lists(root);
    return std::move(out_);
  }

 private:
  void leave_out(ElementId top) {
    for (ElementId id = top + 1; id < tree_.end_of(top);) {
      const std::string_view name = tree_.name(id);
      const bool structural = name == "body" || name == "article" || name == "main";
      const bool out =
          !tree_.is_text(id) && (is_one_of(name, kNeverText) || is_hidden(tree_, id) ||
                                 (name == "header" && tree_.find(id, "h1") == kNoElement) ||
                                 (!structural && name[0] != 'h' && has_unlikely_name(tree_, id)));
      if (out) {
        for (ElementId in = id; in < tree_.end_of(id); ++in) out_.left_out[in] = true;
        id = tree_.end_of(id);
      } else {
        ++id;
      }
    }
  }

  /// Children stand behind their parents: one pass from the end adds everything up.
  void weigh() {
    for (ElementId id = static_cast<ElementId>(tree_.size()); id-- > 1;) {
      if (out_.left_out[id]) continue;
      Weight& own = weights_[id];
      if (tree_.is_text(id)) {
        std::string text;
        append_collapsed(text, tree_.text(id));
        own.text = static_cast<std::uint32_t>(text.size() == 1 ? 0 : text.size());
        own.commas = static_cast<std::uint32_t>(std::count(text.begin(), text.end(), ','));
      } else if (tree_.name(id) == "a") {
        own.link = own.text;
        own.links = 1;
      }
      Weight& parent = weights_[tree_.parent(id)];
      parent.text += own.text;
      parent.link += own.link;
      parent.commas += own.commas;
      parent.links += own.links;
    }
  }

  [[nodiscard]] bool dense_with_links(ElementId id) const {
    const Weight& weight = weights_[id];
    return weight.link * 2 > weight.text;
  }

  /// The elements that the page itself says hold the article.
  [[nodiscard]] std::vector<ElementId> marked(ElementId top) const {
    constexpr std::uint32_t kLeast = 200;
    for (const std::string_view property : {"articleBody", "text"}) {
      for (ElementId id = top; id < tree_.end_of(top); ++id) {
        const bool says = tree_.attribute(id, "itemprop") == property && !out_.left_out[id];
        if (says && weights_[id].text * 2 >= kLeast) return {id};
      }
    }
    // One article, or one that holds most of the text of all: a page of teasers has many.
    const std::vector<ElementId> articles = tree_.find_all(top, "article");
    ElementId largest = kNoElement;
    std::uint32_t sum = 0;
    for (const ElementId id : articles) {
      if (out_.left_out[id]) continue;
      sum += weights_[id].text;
      if (largest == kNoElement || weights_[id].text > weights_[largest].text) largest = id;
    }
    if (largest != kNoElement && weights_[largest].text >= kLeast &&
        weights_[largest].text * 2 > sum && !dense_with_links(largest)) {
      return {largest};
    }
    for (ElementId id = top; id < tree_.end_of(top); ++id) {
      const bool main = tree_.name(id) == "main" || tree_.attribute(id, "role") == "main";
      if (main && !out_.left_out[id] && weights_[id].text >= kLeast && !dense_with_links(id)) {
        return {id};
      }
    }
    return {};
  }

  /// Paragraphs vote for their parent (all), grandparent (half) and the next two (a sixth, ninth).
  [[nodiscard]] std::vector<double> votes(ElementId top) const {
    constexpr std::uint32_t kShortest = 25;
    std::vector<double> score(tree_.size(), 0);
    for (ElementId id = top + 1; id < tree_.end_of(top); ++id) {
      if (out_.left_out[id] || !is_one_of(tree_.name(id), kTextTags)) continue;
      const Weight& weight = weights_[id];
      if (weight.text < kShortest) continue;
      const double value = (1.0 + weight.commas + std::min(weight.text / 100.0, 3.0)) *
                           (1.0 - static_cast<double>(weight.link) / weight.text);
      ElementId up = tree_.parent(id);
      for (const double share : {1.0, 0.5, 1.0 / 6, 1.0 / 9}) {
        if (up == kNoElement) break;
        score[up] += value * share;
        if (up == top) break;
        up = tree_.parent(up);
      }
    }
    for (ElementId id = 0; id < tree_.size(); ++id) {
      if (weights_[id].text > 0) {
        score[id] *= 1.0 - static_cast<double>(weights_[id].link) / weights_[id].text;
      }
    }
    return score;
  }

  [[nodiscard]] std::vector<ElementId> roots_of(ElementId top) const {
    std::vector<ElementId> roots = marked(top);
    if (roots.empty()) {
      const std::vector<double> score = votes(top);
      ElementId best = top;
      for (ElementId id = top; id < tree_.end_of(top); ++id) {
        if (score[id] > score[best]) best = id;
      }
      if (score[best] <= 0) return {top};
      // Sections of one article share a parent: those that score like the best one belong to it.
      const ElementId parent = best == top ? kNoElement : tree_.parent(best);
      if (parent == kNoElement) return {best};
      for (ElementId id = tree_.first_child(parent); id != kNoElement; id = tree_.next(id)) {
        const Weight& weight = weights_[id];
        const bool good = score[id] > score[best] * 0.2;
        const bool paragraph = (tree_.name(id) == "p" || tree_.name(id) == "h1") &&
                               weight.text > 0 && weight.link * 4 < weight.text;
        if (!out_.left_out[id] && (id == best || good || paragraph)) roots.push_back(id);
      }
    }
    const ElementId title = tree_.find(top, "h1");
    const auto holds_title = [&](ElementId root) {
      return title >= root && title < tree_.end_of(root);
    };
    if (title != kNoElement && !out_.left_out[title] &&
        std::none_of(roots.begin(), roots.end(), holds_title) && title < roots.front()) {
      roots.insert(roots.begin(), title);
    }
    return roots;
  }

  /// Lists and boxes inside the article that are mostly links: "Read also", tags.
  void leave_out_link_lists(ElementId root) {
    constexpr std::array<std::string_view, 6> kBoxes = {"ul", "ol", "div", "section", "table", "p"};
    for (ElementId id = root + 1; id < tree_.end_of(root);) {
      const Weight& weight = weights_[id];
      const bool box = is_one_of(tree_.name(id), kBoxes);
      const bool only_links = weight.link * 5 > weight.text * 4;
      const bool many = weight.links >= (tree_.name(id) == "p" ? 1U : 2U);
      if (!out_.left_out[id] && box && weight.text > 0 && only_links && many) {
        for (ElementId in = id; in < tree_.end_of(id); ++in) out_.left_out[in] = true;
        id = tree_.end_of(id);
      } else {
        ++id;
      }
    }
  }

  const ElementTree& tree_;
  std::vector<Weight> weights_;
  MainText out_;
};

}  // namespace

MainText find_main_text(const ElementTree& tree) {
  return MainTextFinder(tree).find();
}

bool is_block_element(std::string_view name) {
  return is_one_of(name, kBlocks) || is_one_of(name, kMoreBlocks);
}

}  // namespace lazo
