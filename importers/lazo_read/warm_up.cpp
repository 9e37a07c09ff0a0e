#include "importers/lazo_read/warm_up.hpp"

#include <libxml/parser.h>
#include <string_view>

#include "importers/lazo_read/charset.hpp"

namespace lazo {

void warm_up() {
  xmlInitParser();
  // ICU maps its data when the first converter and the first detector are opened.
  (void)to_utf8("caf\xE9 \x93ni\xF1o\x94", "windows-1252");
  (void)to_utf8("caf\xE9 \x93ni\xF1o\x94 se\xF1or espa\xF1ol", "");
}

}  // namespace lazo
