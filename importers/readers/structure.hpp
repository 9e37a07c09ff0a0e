#pragma once
// What a reader finds in a text besides the text: its blocks and what they say of the document.

#include <string>
#include <vector>

#include "graph/document.hpp"

namespace lazo {

/// Fields are empty where the document does not say.
struct Metadata {
  std::string title;
  std::string byline;
  std::string publisher;
  std::string published;  ///< as Document::published
  std::string language;   ///< a code, only where the document states it ("lang: es")
  friend bool operator==(const Metadata&, const Metadata&) = default;
};

struct Structure {
  std::vector<Block> blocks;
  Metadata metadata;
};

}  // namespace lazo
