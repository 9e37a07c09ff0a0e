#pragma once
// Data files compiled into the program (cmake/embed.cmake writes the tables).
//
//   // CMakeLists.txt: lazo_embed(lazo_importers vocabulary_data data/countries.tsv ...)
//   namespace lazo::embedded { extern const EmbeddedFiles vocabulary_data; }
//   const std::string_view rows = embedded::vocabulary_data.find("countries.tsv");

#include <cstddef>
#include <span>
#include <string_view>

namespace lazo {

struct EmbeddedFile {
  std::string_view name;  ///< the path given to lazo_embed, relative to its folder
  std::string_view bytes;
};

/// The files of one lazo_embed() call, in the order of the call.
struct EmbeddedFiles {
  std::span<const EmbeddedFile> files;

  /// The bytes of a file, or a null view.
  [[nodiscard]] constexpr std::string_view find(std::string_view name) const {
    for (const EmbeddedFile& file : files) {
      if (file.name == name) return file.bytes;
    }
    return {};
  }
};

}  // namespace lazo
