package io.quittance.pdf.page;

import com.openhtmltopdf.extend.UserAgentCallback;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceType;
import com.openhtmltopdf.resource.CSSResource;
import com.openhtmltopdf.resource.ImageResource;
import com.openhtmltopdf.resource.XMLResource;
import org.jspecify.annotations.Nullable;

/** Refuses whatever the layout library may want to fetch, and knows no way to fetch it. */
final class NothingFetched implements UserAgentCallback {

    @Override
    public CSSResource getCSSResource(String uri, ExternalResourceType type) {
        throw refusal(uri);
    }

    @Override
    public ImageResource getImageResource(String uri, ExternalResourceType type) {
        throw refusal(uri);
    }

    @Override
    public XMLResource getXMLResource(String uri, ExternalResourceType type) {
        throw refusal(uri);
    }

    @Override
    public byte[] getBinaryResource(String uri, ExternalResourceType type) {
        throw refusal(uri);
    }

    @Override
    public boolean isVisited(String uri) {
        return false;
    }

    @Override
    public void setBaseURL(@Nullable String url) {
        // There is none.
    }

    @Override
    public String getBaseURL() {
        return "";
    }

    @Override
    public String resolveURI(String uri) {
        return uri;
    }

    @Override
    public String resolveUri(String base, String uri) {
        return uri;
    }

    private static IllegalStateException refusal(String uri) {
        return new IllegalStateException("A template wants something fetched: " + uri);
    }
}
